/** The multipart body of an identity upload: streamed from disk, its length known beforehand. */
import { Readable } from 'node:stream';
import type { UploadSource } from '../api.ts';
import { exactBytes } from './exact-bytes.ts';

export interface StreamedForm {
  readonly headers: Readonly<Record<string, string>>;
  readonly open: () => Readable;
}

/** `boundary` must not occur in the file; a random one never does. */
export function identityForm(source: UploadSource, name: string, boundary: string): StreamedForm {
  const type = /\.png$/i.test(source.name) ? 'image/png' : 'image/jpeg';
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="name"\r\n\r\n${name}\r\n` +
      `--${boundary}\r\ncontent-disposition: form-data; name="image"; ` +
      `filename="${quoted(source.name)}"\r\ncontent-type: ${type}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + source.bytes + tail.length),
    },
    open: () => {
      async function* parts() {
        yield head;
        yield* exactBytes(source);
        yield tail;
      }
      return Readable.from(parts(), { objectMode: false, highWaterMark: 1024 * 1024 });
    },
  };
}

/** As browsers quote a file name in a form. */
function quoted(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
