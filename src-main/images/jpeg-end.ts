/**
 * Checks that a JPEG ends as a JPEG does. Decoders forgive a missing end, and fill the rest with
 * grey; a picture that was paid for must not be forgiven.
 */
import { open } from 'node:fs/promises';
import { StudioError } from '../../src-shared/domain/errors.ts';

/** Cameras and servers pad and append (previews, maker notes): looked for in this many last bytes. */
const TAIL_BYTES = 64 * 1024;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** @throws StudioError `photo-unreadable` */
export async function checkJpegEnd(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(tail, 0, tail.length, size - tail.length);
    if (tail.includes(END_OF_IMAGE)) return;
  } finally {
    await handle.close();
  }
  throw new StudioError({
    code: 'photo-unreadable',
    message: 'The picture is damaged or incomplete.',
    detail: 'JPEG without its end',
    remedy: 'Export or copy it again.',
  });
}
