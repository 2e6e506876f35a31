import { PassThrough, Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { flow } from './flow.ts';

const pieces = Array.from({ length: 40 }, (_, n) => Buffer.alloc(10_000, n));
const body = () => Readable.from(pieces, { objectMode: false });

describe('flow', () => {
  it('hands over every piece, in order', async () => {
    const taken: Buffer[] = [];
    await flow(body(), (chunk) => {
      taken.push(chunk);
      return undefined;
    });
    expect(Buffer.concat(taken).equals(Buffer.concat(pieces))).toBe(true);
  });

  it('hands over nothing while it is held, and ends only when the last piece is taken', async () => {
    let held = 0;
    let most = 0;
    let released = 0;
    await flow(body(), async () => {
      held += 1;
      most = Math.max(most, held);
      await turn();
      held -= 1;
      released += 1;
    });
    expect(most).toBe(1);
    expect(released).toBeGreaterThan(0);
    expect(held).toBe(0);
  });

  it('stops at what the taker throws, at once or later, and lets the body go', async () => {
    const wrong = new Error('wrong');
    const takers = [
      () => {
        throw wrong;
      },
      () => Promise.reject(wrong),
    ];
    for (const take of takers) {
      const stream = body();
      await expect(flow(stream, take)).rejects.toBe(wrong);
      expect(stream.destroyed).toBe(true);
    }
  });

  it('tells what broke the body off, also one that was broken before, or while it is held', async () => {
    const broken = new Error('broken');
    const early = new PassThrough();
    early.on('error', () => {});
    early.destroy(broken);
    await expect(flow(early, () => undefined)).rejects.toBe(broken);

    const late = new PassThrough();
    const flowing = flow(late, () => new Promise(() => undefined));
    late.write('a');
    await turn();
    late.destroy(broken);
    await expect(flowing).rejects.toBe(broken);
  });

  it('does not take a body for whole that was cut off without a word', async () => {
    const cut = new PassThrough();
    const flowing = flow(cut, () => undefined);
    cut.write('a');
    await turn();
    cut.destroy();
    await expect(flowing).rejects.toThrow();
  });
});
