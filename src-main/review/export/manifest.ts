/** The list beside an export: what each file is, where it came from, what it cost. Pure. */
import type { NamedResult } from '../../../src-shared/domain/export/facts.ts';
import { viewOf } from '../../../src-shared/domain/export/facts.ts';
import type { ExportProblem } from '../../../src-shared/domain/export/views.ts';
import type { ExportedPicture } from '../../images/export-job.ts';
import { csvCell } from '../../report/csv.ts';
import { localIso } from '../../runtime/file-stamp.ts';

export interface WrittenFile {
  readonly named: NamedResult;
  readonly target: string;
  /** Under the export folder, `/` between folders. */
  readonly place: string;
  readonly picture: ExportedPicture;
}

export interface Manifest {
  readonly collection: string;
  readonly template: string;
  readonly nowMs: number;
  readonly written: readonly WrittenFile[];
  readonly problems: readonly ExportProblem[];
  /** Credits of one picture by the index of its SKU; absent where nobody knows. */
  readonly creditsEach: ReadonlyMap<number, number>;
}

const COLUMNS = [
  'file',
  'sku',
  'view',
  'target',
  'verdict',
  'stars',
  'label',
  'note',
  'identity',
  'model',
  'seed',
  'version',
  'job_id',
  'credits',
  'source_file',
  'format',
  'width',
  'height',
  'bytes',
  'quality',
  'enlarged',
  'profile',
  'sha256',
] as const;

type Row = { readonly [Column in (typeof COLUMNS)[number]]: string | number | null };

/** RFC 4180 with a byte order mark, without which spreadsheets take the names for another alphabet. */
export function manifestCsv(manifest: Manifest): string {
  const rows = manifest.written.map((file) => rowOf(file, manifest));
  const lines = [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((column) => csvCell(row[column])).join(',')),
  ];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** The version grows when a field changes its meaning. */
export function manifestJson(manifest: Manifest): string {
  const { collection, template, nowMs, written, problems } = manifest;
  const content = {
    format: 'flat-to-model-export',
    version: 1,
    exported: localIso(nowMs),
    collection,
    template,
    files: written.map((file) => rowOf(file, manifest)),
    problems: problems.map(({ name, failure }) => ({
      file: name,
      code: failure.code,
      message: failure.message,
      detail: failure.detail ?? null,
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function rowOf({ named, target, place, picture }: WrittenFile, { creditsEach }: Manifest): Row {
  const { result, sku } = named;
  const { judgement } = result;
  const credits = creditsEach.get(sku.index);
  return {
    file: place,
    sku: sku.name,
    view: viewOf(result, sku),
    target,
    verdict: judgement.verdict,
    stars: judgement.stars,
    label: judgement.label,
    note: judgement.note,
    identity: sku.identity,
    model: result.model,
    seed: result.seed,
    version: result.version,
    job_id: sku.jobId,
    credits: credits === undefined ? null : Math.round(credits * 10_000) / 10_000,
    source_file: result.fileName,
    format: picture.format,
    width: picture.width,
    height: picture.height,
    bytes: picture.bytes,
    quality: picture.quality,
    enlarged: picture.enlarged === null ? null : Math.round(picture.enlarged * 100) / 100,
    profile: picture.profile,
    sha256: picture.sha256,
  };
}
