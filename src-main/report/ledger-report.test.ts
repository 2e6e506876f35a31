import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, intent, outcome } from '../../tests/support/ledger-samples.ts';
import { ledgerCsv, ledgerJson, ledgerTable, ledgerText } from './ledger-report.ts';

const night = [
  intent('a', { atMs: 0, sku: 'Shirt' }),
  accepted('a', 'job-a'),
  outcome('a', 'ended', { jobId: 'job-a', status: 'completed', credits: 6, saved: 2 }),
  intent('b', { atMs: 0, sku: 'Trousers' }),
  outcome('b', 'refused', { code: 'out-of-credits', status: 402 }),
  intent('c', { atMs: 0, sku: 'Coat' }),
  outcome('c', 'unclear', { code: 'timeout' }),
  intent('d', { atMs: 0, sku: 'Dress' }),
  intent('e', { atMs: 0, sku: 'Skirt' }),
  outcome('e', 'unclear', { code: 'network' }),
  outcome('e', 'adopted', { jobId: 'job-e', by: 'look-up' }),
];

describe('the ledger report', () => {
  it('[BATCH-17] tells one line a submission, and what the night cost', () => {
    const { rows, totals } = ledgerTable(night);
    expect(rows.map(({ sku, outcome: result, credits }) => [sku, result, credits])).toEqual([
      ['Shirt', 'completed', 6],
      ['Trousers', 'refused (out-of-credits)', null],
      ['Coat', 'unclear (timeout)', null],
      ['Dress', 'unclear', null],
      ['Skirt', 'running', null],
    ]);
    expect(totals).toEqual({
      submissions: 5,
      accepted: 2,
      unclear: 2,
      outputs: 4,
      credits: 6,
      creditsUnknown: 1,
    });
  });

  it('[BATCH-17] prints an aligned table with totals', () => {
    const lines = ledgerText(night).split('\n');
    expect(lines[0]).toMatch(/^TIME +SKU +KIND +OUTPUTS +OUTCOME +CREDITS +JOB$/);
    expect(lines[1]).toMatch(/ {2}Shirt +submit {2}2 +completed +6 +job-a$/);
    expect(lines.at(-2)).toBe(
      '5 submissions, 2 accepted, 2 unclear: 4 pictures ordered, 6 credits (1 job without a count yet).',
    );
    expect(ledgerText([])).toBe('The ledger is empty: nothing was ever submitted.\n');
  });

  it('[BATCH-17] tells people their own clock, and programs UTC', () => {
    const atMs = Date.UTC(2026, 0, 5, 20, 0, 0, 120);
    const one = [intent('x', { atMs })];
    const local = new Date(atMs);
    const hour = String(local.getHours()).padStart(2, '0');
    expect(ledgerText(one)).toMatch(new RegExp(`^2026-01-\\d\\d ${hour}:\\d\\d:00 `, 'm'));
    expect(ledgerCsv(one)).toContain('2026-01-05T20:00:00.120Z,');
  });

  it('keeps control characters of names away from the terminal', () => {
    expect(ledgerText([intent('x', { sku: 'a\u001b[2Jb' })])).not.toContain('\u001b');
  });

  it('[BATCH-17] writes CSV that no spreadsheet runs', () => {
    const names = ['=1+1', '+a', '-b', '@c', '\td', '＝e', 'plain, "quoted"', 'two\nlines'];
    const csv = ledgerCsv(names.map((sku, n) => intent(`n${n}`, { sku })));
    expect(
      csv.startsWith(
        'time,batch,sku,kind,account,identity,outputs,job_id,outcome,credits,place,submission_id\r\n',
      ),
    ).toBe(true);
    for (const cell of [
      `'=1+1`,
      `'+a`,
      `'-b`,
      `'@c`,
      `'\td`,
      `'＝e`,
      '"plain, ""quoted"""',
      '"two\nlines"',
    ]) {
      expect(csv).toContain(`,${cell},`);
    }
  });

  it('[BATCH-17] gives every CSV line the same number of cells, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sku, batchName) => {
        const csv = ledgerCsv([intent('x', { sku, batchName })]);
        const [head, ...rest] = parseCsv(csv);
        expect(rest).toHaveLength(1);
        expect(rest[0]).toHaveLength(head?.length ?? 0);
        expect(rest[0]?.[2]?.replace(/^'/, '')).toBe(sku.replace(/^'/, ''));
      }),
    );
  });

  it('[BATCH-17] writes JSON that reads back', () => {
    const parsed = JSON.parse(ledgerJson(night));
    expect(parsed.version).toBe(1);
    expect(parsed.submissions).toHaveLength(5);
    expect(parsed.totals.credits).toBe(6);
  });
});

/** A reader of its own, so that the writer is not its own judge. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      cells.push(cell);
      cell = '';
    } else if (char === '\r' && text[i + 1] === '\n') {
      lines.push([...cells, cell]);
      cells = [];
      cell = '';
      i += 1;
    } else cell += char;
  }
  return lines;
}
