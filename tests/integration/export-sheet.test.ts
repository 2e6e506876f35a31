/** Contact sheets as PDF: read back, names of every alphabet, memory with a thousand pictures. */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import type { ImageService } from '../../src-main/images/service.ts';
import { createContactSheets } from '../../src-main/review/contact-sheet/contact-sheets.ts';
import { createExportJobs, type ExportJobs } from '../../src-main/review/export/jobs.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { spokenEnglish } from '../../src-shared/text/in-english.ts';
import { COLLECTION, type FakeCollection, fakeCollection } from '../support/export-collection.ts';
import { drawPhoto } from '../support/photos.ts';

const FONTS = join(import.meta.dirname, '../../resources/fonts');

let dir: string;
let images: ImageService;
let jobs: ExportJobs;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-sheet-'));
  images = createImageService({ cacheDir: join(dir, 'thumbs'), workerUrl: null });
  jobs = createExportJobs({ clock: systemClock, log: silentLog, tell: () => {} });
});
afterEach(async () => {
  await jobs.close();
  await images.close();
  await rm(dir, { recursive: true, force: true });
});

async function sheetOf(
  collection: FakeCollection,
  over: Partial<{ paper: 'a4' | 'letter'; columns: number; title: string }> = {},
  thumbnail: ImageService['thumbnail'] = images.thumbnail,
) {
  const { source, ids } = collection;
  const sheets = createContactSheets({
    source,
    jobs,
    images: { thumbnail },
    clock: systemClock,
    fontsDir: FONTS,
    texts: spokenEnglish,
  });
  const path = join(dir, 'sheet.pdf');
  const request = {
    collectionId: COLLECTION,
    resultIds: ids,
    title: 'Spring',
    paper: 'a4' as const,
  };
  const id = await sheets.start({ ...request, columns: 4, ...over }, path);
  await jobs.ended(id);
  return { path, job: jobs.list()[0] };
}

/** The texts of a PDF: glyphs mapped back by each font's own table, as copying from a viewer does. */
function textsOf(pdf: Buffer): { readonly text: string; readonly boxes: readonly string[] } {
  const latin = pdf.toString('latin1');
  const streams = [...latin.matchAll(/(\d+) 0 obj\n<<((?:(?!endobj)[\s\S])*?)>>\nstream\n/g)].map(
    (match) => {
      const start = (match.index ?? 0) + match[0].length;
      const bytes = pdf.subarray(start, latin.indexOf('endstream', start));
      const packed = /FlateDecode/.test(match[2] ?? '');
      const text = /DCTDecode/.test(match[2] ?? '')
        ? ''
        : (packed ? inflateSync(bytes) : bytes).toString('latin1');
      return { id: match[1] ?? '', text };
    },
  );
  const byId = new Map(streams.map((stream) => [stream.id, stream.text]));
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, alias = '', id = ''] of latin.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const at = latin.indexOf(`\n${id} 0 obj\n`);
    const unicode = /ToUnicode (\d+) 0 R/.exec(latin.slice(at, at + 400))?.[1] ?? '';
    fonts.set(alias, glyphsOf(byId.get(unicode) ?? ''));
  }
  let text = '';
  for (const { text: content } of streams.filter((one) => /\bBT\b/.test(one.text))) {
    let font: ReadonlyMap<string, string> | undefined;
    for (const [, alias, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (alias) font = fonts.get(alias);
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/g)) {
        for (const glyph of hex.match(/.{4}/g) ?? []) text += font?.get(glyph) ?? '\uFFFD';
      }
    }
    text += '\n';
  }
  return {
    text,
    boxes: [...latin.matchAll(/\/MediaBox \[([^\]]*)\]/g)].map((box) => box[1] ?? ''),
  };
}

/** `bfrange` tables as the library writes them. */
function glyphsOf(table: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, from = '0', , list = ''] of table.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g,
  )) {
    for (const [at, [, code = '']] of [...list.matchAll(/<([0-9a-f ]+)>/g)].entries()) {
      const glyph = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0');
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      glyphs.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    }
  }
  return glyphs;
}

describe('[EXPORT-09] a contact sheet', () => {
  it('shows pictures with SKU, file, verdict, on numbered pages of the paper', async () => {
    const wishes = Array.from({ length: 30 }, (_, at) => ({
      sku: `CT-${1000 + at}`,
      verdict: at === 0 ? ('pick' as const) : ('reject' as const),
      stars: 4,
      width: 90,
      height: 120,
    }));
    const collection = await fakeCollection(dir, wishes);
    const { path, job } = await sheetOf(collection, { paper: 'letter' });
    expect(job).toMatchObject({ state: 'done', done: 30, failed: 0 });
    const pdf = await readFile(path);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const { text, boxes } = textsOf(pdf);
    expect(boxes).toHaveLength(3);
    expect(boxes[0]).toBe('0 0 612 792');
    for (const word of ['Spring', 'CT-1000', 'CT-1029', 'result_29_v1.jpg', 'Picked', 'Rejected']) {
      expect(text).toContain(word);
    }
    expect(text).toContain('Spring women · 30 pictures · ');
    expect(text).toContain('1 / 3');
    expect(text).toContain('3 / 3');
    expect((pdf.toString('latin1').match(/DCTDecode/g) ?? []).length).toBe(30);
  });

  it('writes names of other alphabets, and an honest mark for signs no font has', async () => {
    const skus = ['Größe Ærø', 'Łódź żółć', 'Платье Їжак', 'Φόρεμα', 'áo thun đỏ', 'x\u{1F9E5}y'];
    const collection = await fakeCollection(
      dir,
      skus.map((sku) => ({ sku, width: 90, height: 120 })),
    );
    const { path } = await sheetOf(collection);
    const { text } = textsOf(await readFile(path));
    for (const sku of skus.slice(0, 5)) expect(text).toContain(sku.normalize('NFC'));
    expect(text).not.toContain('\uFFFD');
    expect(text).toMatch(/x.{1,2}y/u);
  });

  it('leaves a place empty for a picture that is not there, and says which', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'A' }, { sku: 'B' }]);
    await rm(collection.paths[0] as string);
    const { path, job } = await sheetOf(collection);
    expect(job).toMatchObject({ state: 'done', failed: 1 });
    expect(job?.problems[0]?.failure.code).toBe('photo-missing');
    expect(textsOf(await readFile(path)).text).toContain('Not there');
  });

  it('replaces the old sheet only when the new one is whole', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'A' }]);
    await writeFile(join(dir, 'sheet.pdf'), 'old');
    const { job } = await sheetOf(collection, {}, async (path, size, signal) => {
      jobs.cancel(jobs.list()[0]?.id ?? '');
      signal?.throwIfAborted();
      return images.thumbnail(path, size);
    });
    expect(job?.state).toBe('cancelled');
    expect(await readFile(join(dir, 'sheet.pdf'), 'utf8')).toBe('old');
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('keeps its memory with a thousand pictures', { timeout: 120_000 }, async () => {
    const thumb = await drawPhoto(join(dir, 'thumb.jpg'), { width: 480, height: 640 });
    const noisy = join(dir, 'noisy.jpg');
    await copyFile(thumb, noisy);
    // Padding behind the end marker: as heavy as a real thumbnail, and kept by nobody.
    await writeFile(noisy, Buffer.concat([await readFile(thumb), Buffer.alloc(150_000)]));
    const wishes = Array.from({ length: 1000 }, (_, at) => ({ sku: `SKU ${at}` }));
    const collection = await fakeCollection(dir, wishes, { draw: false });
    let most = 0;
    const before = process.memoryUsage().rss;
    const { path, job } = await sheetOf(collection, { columns: 5 }, async () => {
      most = Math.max(most, process.memoryUsage().rss - before);
      return noisy;
    });
    expect(job).toMatchObject({ state: 'done', written: 1000 });
    expect(existsSync(path)).toBe(true);
    expect((await readFile(path)).length).toBeGreaterThan(140_000_000);
    expect(most).toBeLessThan(100_000_000);
  });
});
