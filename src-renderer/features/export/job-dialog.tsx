/** How an export, a pack or a contact sheet goes, and what became of it. */
import { FolderOpen, TriangleAlert } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import type { ExportJob } from '../../../src-shared/domain/export/views.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { sentencesOf, wordsOf } from '../../text/failure.ts';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote } from '../../ui/states.tsx';
import { noteWords } from './export-words.ts';

export function JobDialog({
  job,
  onClose,
}: {
  readonly job: ExportJob;
  readonly onClose: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const running = job.state === 'running';
  const call = (name: 'export:cancel' | 'export:show') =>
    void act(() => client.call(name, { exportId: job.id }));
  return (
    <Dialog
      wide
      open
      onClose={onClose}
      title={titleOf(job)}
      actions={
        running ? (
          <>
            <Button onPress={() => call('export:cancel')}>{t('export.job-stop')}</Button>
            <Button onPress={onClose}>{t('export.behind')}</Button>
          </>
        ) : (
          <>
            {job.written > 0 ? (
              <Button onPress={() => call('export:show')}>
                <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
                {t('export.job-show')}
              </Button>
            ) : null}
            <Button kind="primary" onPress={onClose}>
              {t('export.close')}
            </Button>
          </>
        )
      }
    >
      {running ? <Going job={job} /> : <Ended job={job} />}
    </Dialog>
  );
}

export function titleOf(job: ExportJob): string {
  if (job.state === 'running') return t('export.job-running');
  if (job.state === 'failed') return t('export.job-failed');
  if (job.state === 'cancelled') return t('export.job-cancelled', { n: job.written });
  if (job.written === 0) return t('export.job-none');
  if (job.kind === 'pack') return t('export.job-done-pack');
  if (job.kind === 'contact-sheet') return t('export.job-done-sheet');
  return t('export.job-done', { n: job.written });
}

function Going({ job }: { readonly job: ExportJob }) {
  const share = job.total === 0 ? 0 : (job.done / job.total) * 100;
  return (
    <ProgressBar
      aria-label={t('export.job-running')}
      value={job.done}
      minValue={0}
      maxValue={Math.max(1, job.total)}
      valueLabel={t('export.job-progress', { n: job.done, all: job.total })}
    >
      <div className="flex justify-between gap-4 text-cap text-text-2 tabular-nums">
        <span className="min-w-0 truncate">
          {t('export.job-into', { folder: job.folderLabel })}
        </span>
        <span>{t('export.job-progress', { n: job.done, all: job.total })}</span>
      </div>
      <div className="mt-2 h-1.5 overflow-hidden rounded-full bg-slot">
        <div
          className="h-full rounded-full bg-run transition-[width] duration-160"
          style={{ width: `${share}%` }}
        />
      </div>
    </ProgressBar>
  );
}

function Ended({ job }: { readonly job: ExportJob }) {
  return (
    <div className="flex flex-col gap-4">
      {job.failure ? <FailureNote failure={wordsOf(job.failure)} retryLabel="" /> : null}
      {job.written > 0 ? (
        <p className="text-text-2">
          {t('export.job-size', { size: formatBytes(job.bytes), folder: job.folderLabel })}
          {job.skipped > 0 ? ` · ${t('export.job-skipped', { n: job.skipped })}` : ''}
        </p>
      ) : null}
      {job.failed > 0 ? (
        <section>
          <h3 className="flex items-center gap-1.5 font-medium text-bad">
            <TriangleAlert size={14} aria-hidden />
            {t('export.job-problems', { n: job.failed })}
          </h3>
          <ul className="mt-1 max-h-48 overflow-y-auto">
            {job.problems.map(({ name, failure }) => (
              <li key={name} className="border-b py-1 last:border-b-0">
                <span className="block break-all font-medium">{name}</span>
                <span className="block text-cap text-text-2">{sentencesOf(failure)}</span>
              </li>
            ))}
          </ul>
          {job.failed > job.problems.length ? (
            <p className="mt-1 text-cap text-text-3">
              {t('export.job-problems-more', { n: job.failed - job.problems.length })}
            </p>
          ) : null}
        </section>
      ) : null}
      {job.notes.length > 0 ? (
        <section>
          <h3 className="font-medium">{t('export.job-notes')}</h3>
          <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-4 text-text-2">
            {job.notes.map(noteWords).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
