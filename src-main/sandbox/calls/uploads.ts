/** Uploading a photo: a pre-signed URL first, then the bytes to "storage". */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Answer, ApiError, bytes, json } from '../answer.ts';
import { type StoredBlob, TooManyBytesError } from '../blobs.ts';
import { shortId } from '../ids.ts';
import { type CallRequest, jsonBody, textField } from '../request.ts';
import { checkSignature, signedUrl, type World } from '../world.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
};

/** `lateness`: milliseconds by which the URL has already expired (a fault). */
export function requestUpload(world: World, request: CallRequest, lateness = 0): Answer {
  const filename = textField(jsonBody(request), 'filename');
  const contentType = contentTypes[extname(filename).toLowerCase()];
  if (contentType === undefined) {
    throw new ApiError(422, 'Unsupported file type', {
      detail: [{ field: 'filename', message: 'expected .jpg, .jpeg or .png', position: 0 }],
    });
  }
  const now = world.clock.now();
  const fileId = shortId('file');
  const lifetime = world.settings().speed.uploadUrlSeconds * 1000;
  const expiresAt = lateness > 0 ? now - lateness : now + lifetime;
  world.record({ type: 'upload', at: now, fileId, filename, contentType, expiresAt });
  return json(200, {
    upload_url: signedUrl(world, `/storage/${fileId}`, expiresAt),
    file_id: fileId,
    content_type: contentType,
    download_url: signedUrl(world, `/storage/${fileId}`, now + 86_400_000),
    filename,
  });
}

/** Answers as object storage does: XML-like errors, no JSON, no account. */
export async function putFile(world: World, request: CallRequest): Promise<Answer> {
  const upload = world.state.uploads.get(request.params['fileId'] ?? '');
  if (!upload) return storageError(404, 'NoSuchUpload');
  if (request.headers.authorization !== undefined) {
    return storageError(400, 'InvalidArgument: only one auth mechanism allowed');
  }
  const signature = checkSignature(world, request.path, request.query);
  if (signature === 'wrong') return storageError(403, 'SignatureDoesNotMatch');
  if (signature === 'expired') return expiredUrl();
  if (request.headers['content-type'] !== upload.contentType) {
    return storageError(403, 'SignatureDoesNotMatch: Content-Type');
  }
  if (request.headers['content-length'] === undefined) {
    return storageError(411, 'MissingContentLength');
  }
  let stored: StoredBlob;
  try {
    stored = await world.blobs.store(request.raw, world.settings().limits.maxUploadBytes);
  } catch (error) {
    if (error instanceof TooManyBytesError) return storageError(413, 'EntityTooLarge');
    throw error;
  }
  world.record({ type: 'stored', at: world.clock.now(), fileId: upload.fileId, ...stored });
  return { status: 200, contentType: 'text/plain', bytes: Buffer.alloc(0) };
}

export async function getFile(world: World, request: CallRequest): Promise<Answer> {
  const upload = world.state.uploads.get(request.params['fileId'] ?? '');
  if (!upload?.stored) return storageError(404, 'NoSuchKey');
  const signature = checkSignature(world, request.path, request.query);
  if (signature === 'wrong') return storageError(403, 'SignatureDoesNotMatch');
  if (signature === 'expired') return expiredUrl();
  return bytes(upload.contentType, await readFile(world.blobs.pathOf(upload.stored.hash)));
}

export function expiredUrl(): Answer {
  return storageError(403, 'AccessDenied: Request has expired');
}

export function storageError(status: number, code: string): Answer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
  return { status, contentType: 'application/xml', bytes: Buffer.from(xml) };
}
