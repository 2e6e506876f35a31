/** Reading a small multipart form that is already in memory. */
export interface FormPart {
  readonly name: string;
  readonly filename: string | undefined;
  readonly contentType: string | undefined;
  readonly content: Buffer;
}

/** The parts of a form, or undefined when it is not one. */
export function parseForm(contentType: string | undefined, body: Buffer): FormPart[] | undefined {
  const match = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return undefined;
  const marker = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let at = body.indexOf(marker);
  while (at !== -1) {
    const next = body.indexOf(marker, at + marker.length);
    if (next === -1) return parts;
    // Between markers: CRLF, headers, blank line, content, CRLF.
    const part = readPart(body.subarray(at + marker.length + 2, next - 2));
    if (part) parts.push(part);
    at = next;
  }
  return undefined;
}

function readPart(bytes: Buffer): FormPart | undefined {
  const blank = bytes.indexOf('\r\n\r\n');
  if (blank === -1) return undefined;
  const head = bytes.subarray(0, blank).toString('utf8');
  const name = /\bname="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    filename: /\bfilename="([^"]*)"/i.exec(head)?.[1],
    contentType: /^content-type:\s*(\S+)/im.exec(head)?.[1],
    content: bytes.subarray(blank + 4),
  };
}
