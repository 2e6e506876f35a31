/** What a target, a problem of a template, and a planned file say in a few words. */
import type { TemplateProblem } from '../../../src-shared/domain/export/naming.ts';
import type { TargetSettings, TargetSize } from '../../../src-shared/domain/export/target.ts';
import type { ExportNote, PlannedFile } from '../../../src-shared/domain/export/views.ts';
import { sentencesOf } from '../../text/failure.ts';
import { formatBytes } from '../../text/format.ts';
import { fill, t } from '../../text/index.ts';

const FORMATS = { jpg: 'JPEG', png: 'PNG', webp: 'WebP' } as const;

export const formatName = (format: TargetSettings['format']): string => FORMATS[format];

/** `1801 × 2600 px · cropped · JPEG 92 · at most 20 MB`. */
export function targetWords(target: TargetSettings): string {
  const fits = target.size.kind === 'within' ? [] : [t(`export.fit-${target.fit}-word`)];
  const quality = target.format === 'png' ? '' : ` ${target.quality}`;
  return [
    sizeWords(target.size),
    ...fits,
    `${formatName(target.format)}${quality}`,
    ...(target.maxBytes === null
      ? []
      : [t('export.most-bytes', { size: formatBytes(target.maxBytes) })]),
  ].join(' · ');
}

function sizeWords(size: TargetSize): string {
  const plain = (value: number) => String(value);
  if (size.kind === 'exact') {
    return t('export.size-exact', { width: plain(size.width), height: plain(size.height) });
  }
  if (size.kind === 'within') {
    return size.longest === null
      ? t('export.size-original')
      : t('export.size-within', { longest: plain(size.longest) });
  }
  const ratio = t('export.size-ratio', { width: size.width, height: size.height });
  return size.longest === null
    ? ratio
    : `${ratio}, ${t('export.size-most', { longest: plain(size.longest) })}`;
}

export function problemWords({ code, text }: TemplateProblem): string {
  return t(`export.name-${code}`, { text });
}

/** What is in the way of a file; empty when nothing is. Too few pixels are told once for all. */
export function fileWords(file: Pick<PlannedFile, 'collision' | 'outcome'>): readonly string[] {
  if (file.outcome === 'refuse') return [t('export.file-refused')];
  const taken =
    file.collision === null
      ? []
      : [
          t(file.collision === 'file' ? 'export.file-taken' : 'export.file-twice'),
          t(file.outcome === 'skip' ? 'export.file-skipped' : 'export.file-numbered'),
        ];
  return taken.length === 0 ? [] : [taken.join(': ')];
}

export function noteWords(note: ExportNote): string {
  return note.said === 'manifest'
    ? t('export.note-manifest', { problem: sentencesOf(note.failure) })
    : fill(`export.note-${note.said}`, note);
}
