/** The question about a submission whose answer was lost: which job is it, or shall it go again? */
import { useState } from 'react';
import type { z } from 'zod';
import type { UnclearQuestion as Question } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { formatNumber, formatWhen } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function UnclearQuestion({
  run,
  question,
}: {
  readonly run: RunView;
  readonly question: z.infer<typeof Question>;
}) {
  const client = useClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const { candidates } = question;
  const text =
    candidates.length > 0
      ? t('run.unclear-text')
      : t(question.reason === 'gallery-unreadable' ? 'run.unclear-gallery' : 'run.unclear-none');
  return (
    <div className="rounded-md border border-[color-mix(in_srgb,var(--ask)_55%,transparent)] p-3">
      <p>{text}</p>
      <ul className="mt-2 flex flex-col">
        {candidates.map((candidate) => (
          <li key={candidate.jobId} className="flex items-center gap-2 border-t py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium" title={candidate.jobId}>
                {candidate.jobId}
              </span>
              <span className="block text-cap text-text-2">
                {[
                  statusWords(candidate.status),
                  ...(candidate.createdAt
                    ? [formatWhen(Date.parse(candidate.createdAt), Date.now())]
                    : []),
                  ...(candidate.totalImages === null
                    ? []
                    : [t('run.candidate-images', { n: candidate.totalImages })]),
                ].join(' · ')}
              </span>
            </span>
            <Button
              small
              onPress={() =>
                void act(() =>
                  client.call('runs:act', {
                    runId: run.id,
                    act: { action: 'adopt', jobId: candidate.jobId },
                  }),
                )
              }
            >
              {t('run.adopt')}
            </Button>
          </li>
        ))}
      </ul>
      <Button small onPress={() => setAsking(true)} className="mt-1">
        {t('run.resubmit')}
      </Button>
      <Dialog
        question
        open={asking}
        onClose={() => setAsking(false)}
        title={t('run.resubmit-title', { sku: run.sku })}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button
              kind="danger"
              onPress={() => {
                setAsking(false);
                void act(() =>
                  client.call('runs:act', { runId: run.id, act: { action: 'resubmit' } }),
                );
              }}
            >
              {t('run.resubmit')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">
          {t('run.resubmit-text', { n: formatNumber(run.expectedOutputs) })}
        </p>
      </Dialog>
    </div>
  );
}

const STATUSES = ['pending', 'processing', 'completed', 'failed'] as const;

/** As PiktID tells it where this version of the app does not know the word. */
function statusWords(status: string): string {
  const known = STATUSES.find((one) => one === status);
  return known === undefined ? status : t(`run.candidate-${known}`);
}
