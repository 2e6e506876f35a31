/** The ledger for people, spreadsheets and scripts. Pure. */
import {
  foldLedger,
  type LedgerEntry,
  type SubmissionRecord,
} from '../../src-shared/domain/ledger.ts';
import { localIso } from '../runtime/file-stamp.ts';
import { counted } from './counted.ts';
import { csvCell } from './csv.ts';

/** One submission, in the words of the three outputs. */
export interface LedgerRow {
  /** When the intent was written, in UTC: `2026-01-05T20:00:00.000Z`. */
  readonly time: string;
  readonly batch: string;
  readonly sku: string;
  readonly kind: 'submit' | 'regenerate';
  readonly account: string;
  readonly identity: string;
  readonly outputs: number;
  readonly job_id: string | null;
  readonly outcome: string;
  readonly credits: number | null;
  readonly place: string;
  readonly submission_id: string;
}

const COLUMNS = [
  'time',
  'batch',
  'sku',
  'kind',
  'account',
  'identity',
  'outputs',
  'job_id',
  'outcome',
  'credits',
  'place',
  'submission_id',
] as const satisfies readonly (keyof LedgerRow)[];

export interface LedgerTable {
  readonly rows: readonly LedgerRow[];
  readonly totals: {
    readonly submissions: number;
    /** Submissions the server took, or may have taken. */
    readonly accepted: number;
    readonly unclear: number;
    /** Pictures of the accepted ones. */
    readonly outputs: number;
    /** As the server counted them. */
    readonly credits: number;
    /** Accepted submissions whose credits the server has not told. */
    readonly creditsUnknown: number;
  };
}

export function ledgerTable(entries: readonly LedgerEntry[]): LedgerTable {
  const records = foldLedger(entries);
  const accepted = records.filter(({ state }) => state === 'accepted' || state === 'ended');
  return {
    rows: records.map(rowOf),
    totals: {
      submissions: records.length,
      accepted: accepted.length,
      unclear: records.filter(({ state }) => state === 'open' || state === 'unclear').length,
      outputs: accepted.reduce((sum, { intent }) => sum + intent.outputs, 0),
      credits: accepted.reduce((sum, { credits }) => sum + (credits ?? 0), 0),
      creditsUnknown: accepted.filter(({ credits }) => credits === null).length,
    },
  };
}

/** Aligned columns and a line of totals; an empty ledger says so. */
export function ledgerText(entries: readonly LedgerEntry[]): string {
  const { rows, totals } = ledgerTable(entries);
  if (rows.length === 0) return 'The ledger is empty: nothing was ever submitted.\n';
  const shown = ['time', 'sku', 'kind', 'outputs', 'outcome', 'credits', 'job_id'] as const;
  const lines = [
    ['TIME', 'SKU', 'KIND', 'OUTPUTS', 'OUTCOME', 'CREDITS', 'JOB'],
    ...rows.map((row) =>
      shown.map((column) =>
        column === 'time' ? localTime(row.time) : oneLine(String(row[column] ?? '–')),
      ),
    ),
  ];
  const widths = shown.map((_, at) =>
    Math.max(...lines.map((line) => [...(line[at] ?? '')].length)),
  );
  const table = lines.map((line) =>
    line
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
  return `${[...table, '', totalsLine(totals)].join('\n')}\n`;
}

/** People read the clock on their wall, to the second. */
function localTime(utc: string): string {
  return localIso(Date.parse(utc)).slice(0, 19).replace('T', ' ');
}

/** RFC 4180, with a head line. Cells that a spreadsheet would run as a formula are led by an apostrophe. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const { rows } = ledgerTable(entries);
  const lines = [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((c) => csvCell(row[c])).join(',')),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/** `{version, submissions, totals}`; the version grows when a field changes its meaning. */
export function ledgerJson(entries: readonly LedgerEntry[]): string {
  const { rows, totals } = ledgerTable(entries);
  return `${JSON.stringify({ version: 1, submissions: rows, totals }, null, 2)}\n`;
}

function rowOf(record: SubmissionRecord): LedgerRow {
  const { intent } = record;
  return {
    time: new Date(intent.atMs).toISOString(),
    batch: intent.batchName,
    sku: intent.sku,
    kind: intent.kind,
    account: intent.account,
    identity: intent.identityCode,
    outputs: intent.outputs,
    job_id: record.jobId,
    outcome: outcomeOf(record),
    credits: record.credits,
    place: intent.placeDir,
    submission_id: intent.submissionId,
  };
}

function outcomeOf({ state, status, code }: SubmissionRecord): string {
  switch (state) {
    case 'ended':
      return status ?? 'ended';
    case 'accepted':
      return 'running';
    // The process ended between intent and answer: as unknown as a lost answer.
    case 'open':
      return 'unclear';
    case 'resubmitted':
      return 'sent again';
    case 'not-sent':
      return 'not sent';
    case 'refused':
    case 'unclear':
      return code === null ? state : `${state} (${code})`;
    case 'closed':
      return 'closed';
  }
}

function totalsLine(totals: LedgerTable['totals']): string {
  const unclear = totals.unclear === 0 ? '' : `, ${totals.unclear} unclear`;
  const unknown =
    totals.creditsUnknown === 0
      ? ''
      : ` (${counted(totals.creditsUnknown, 'job')} without a count yet)`;
  return `${counted(totals.submissions, 'submission')}, ${totals.accepted} accepted${unclear}: ${counted(totals.outputs, 'picture')} ordered, ${counted(totals.credits, 'credit')}${unknown}.`;
}

/** Names come from folders: whatever would move the terminal's cursor is shown as a space. */
function oneLine(text: string): string {
  return [...text].map((char) => (isControl(char) ? ' ' : char)).join('');
}

function isControl(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
