/** The same export with the build of the image library that the app uses on Linux. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runImageJob } from '../../src-main/images/run-job.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { sourceTypeOf, TRAINED_MODEL } from '../../src-main/images/xmp.ts';

it.skipIf(process.platform !== 'linux')(
  '[EXPORT-02] profile and metadata are written by the WebAssembly build too',
  async () => {
    const versions = { ...process.versions, electron: '45.0.0' };
    Object.defineProperty(process, 'versions', { value: versions });
    const sharp = await loadSharp();
    // Only that build says with what it was compiled.
    expect(sharp.versions).toHaveProperty('emscripten');
    const dir = await mkdtemp(join(tmpdir(), 'ftm-wasm-'));
    onTestFinished(() => rm(dir, { recursive: true, force: true }));
    const path = join(dir, 'in.jpg');
    const target = join(dir, 'out.part');
    const create = { width: 300, height: 400, channels: 3, background: '#a03020' } as const;
    const made = sharp({ create }).withExif({ IFD0: { Copyright: 'Studio North' } });
    await writeFile(path, await made.jpeg().toBuffer());
    const facts = await runImageJob({
      kind: 'export',
      path,
      target,
      settings: {
        size: { kind: 'exact', width: 150, height: 150 },
        fit: 'crop',
        background: '#ffffff',
        format: 'jpg',
        quality: 90,
        maxBytes: 100_000,
        minLongest: null,
        whenSmall: 'refuse',
      },
      focus: { x: 0.5, y: 0.2 },
      sourceType: TRAINED_MODEL,
      rated: null,
    });
    expect(facts).toMatchObject({ width: 150, height: 150, qualityLowered: false });
    const metadata = await sharp(await readFile(target)).metadata();
    expect(metadata.exif?.toString('latin1')).toContain('Studio North');
    expect(sourceTypeOf(metadata.xmpAsString ?? '')).toBe(TRAINED_MODEL);
    expect(metadata.icc?.length).toBeGreaterThan(100);
  },
);
