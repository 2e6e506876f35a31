import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { RunId } from '../../../src-shared/domain/ids.ts';
import { aBatch, aRun, processing, someLimits } from '../../../tests/support/cli-views.ts';
import { frameLines } from './frame.ts';
import { createPaint } from './paint.ts';
import { textWidth } from './text-width.ts';

const plain = createPaint(false);
const many = Array.from({ length: 60 }, (_, at) =>
  processing(`夏の白いリネンシャツ-with-a-long-name-${at}`, at),
);

describe('[RUN-09] the live display', () => {
  it('fits every terminal it is given', () => {
    for (const columns of [20, 40, 79, 80, 140, 300]) {
      for (const rows of [4, 10, 24, 40]) {
        const lines = frameLines(
          { batch: aBatch({ etaMs: 720_000 }), runs: many, limits: someLimits() },
          60_000,
          { columns, rows },
          createPaint(true),
        );
        expect(lines.length).toBeLessThan(rows);
        for (const line of lines) {
          expect(textWidth(stripVTControlCharacters(line))).toBeLessThan(columns);
        }
      }
    }
  });

  it('tells counts, credits, time, slots and the minute window', () => {
    const lines = frameLines(
      { batch: aBatch({ etaMs: 1_720_000 }), runs: [], limits: someLimits() },
      1_000_000,
      { columns: 90, rows: 24 },
      plain,
    );
    expect(lines[0]).toContain('1 of 4 done · 1 running · 1 waiting · 1 failed');
    expect(lines[2]).toContain('6 credits · about 12 min left');
    expect(lines[2]).toContain('jobs 2/5 · submissions 3/5 in 60 s');
  });

  it('says why a SKU stands still, with a countdown', () => {
    const run = aRun({
      state: { phase: 'ready' },
      wait: { reason: 'minute-window', untilMs: 34_000 },
    });
    const lines = frameLines(
      { batch: aBatch(), runs: [run], limits: null },
      0,
      { columns: 80, rows: 24 },
      plain,
    );
    expect(lines.at(-1)).toContain('linen-shirt  ready · waits for the minute window 0:34');
  });

  it('counts what does not fit, and leaves out what has ended or not begun', () => {
    const ended = aRun({ id: RunId.parse('d'), sku: 'ended', state: { phase: 'done' } });
    const queued = aRun({ id: RunId.parse('q'), sku: 'not-begun' });
    const lines = frameLines(
      { batch: aBatch(), runs: [ended, queued, ...many], limits: someLimits() },
      0,
      { columns: 80, rows: 24 },
      plain,
    );
    expect(lines.at(-1)).toBe('  … and 41 more SKUs');
    expect(lines.join('\n')).not.toMatch(/ended|not-begun/);
  });

  it('never prints control characters of a folder name', () => {
    const run = processing('evil\u001b[2Jname\u202e', 10);
    const text = frameLines(
      { batch: aBatch(), runs: [run], limits: null },
      0,
      { columns: 80, rows: 24 },
      plain,
    ).join('\n');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
  });
});
