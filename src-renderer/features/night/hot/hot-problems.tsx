/** What needs a look in a watched folder: each with why, what to do, and the way to do it. */
import { useState } from 'react';
import type {
  HotFolderProblem,
  HotFolderView,
} from '../../../../src-shared/ipc/calls/hot-folders.ts';
import { useClient } from '../../../stores/context.tsx';
import { sentencesOf } from '../../../text/failure.ts';
import { t } from '../../../text/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { StatusIcon } from '../../../ui/tone.tsx';
import type { HotFolders } from './use-hot-folders.ts';

export function HotProblems({
  folder,
  change,
}: {
  readonly folder: HotFolderView;
  readonly change: HotFolders['change'];
}) {
  const client = useClient();
  const [asking, setAsking] = useState<HotFolderProblem | null>(null);
  const { id, label, problems } = folder;
  const queue = (sku: string) => void change(() => client.call('hot-folders:queue', { id, sku }));
  const dismiss = (sku: string) =>
    void change(() => client.call('hot-folders:dismiss', { id, sku }));
  if (problems.length === 0) return null;
  return (
    <section aria-label={t('hot.problems-of', { name: label })} className="mt-3 border-t pt-2">
      <h3 className="font-medium text-cap">{t('hot.problems', { n: problems.length })}</h3>
      <ul className="max-h-64 overflow-y-auto">
        {problems.map((problem) => (
          <li
            key={`${problem.kind} ${problem.sku}`}
            className="flex items-start gap-2.5 border-b py-2 last:border-b-0"
          >
            <StatusIcon tone={problem.kind === 'changed' ? 'ask' : 'warn'} />
            <div className="min-w-0 flex-1">
              <div className="truncate font-medium">
                {problem.sku === '' ? t('hot.here') : problem.sku}
              </div>
              <p className="text-cap text-text-2">{problemWords(problem)}</p>
            </div>
            {problem.canQueue ? (
              <>
                <Button small kind="quiet" onPress={() => dismiss(problem.sku)}>
                  {t('hot.dismiss')}
                </Button>
                <Button
                  small
                  onPress={() =>
                    problem.kind === 'changed' ? setAsking(problem) : queue(problem.sku)
                  }
                >
                  {t(problem.kind === 'changed' ? 'hot.queue-again' : 'hot.queue-now')}
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        question
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t('hot.again-title', { sku: asking?.sku ?? '' })}
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('action.cancel')}</Button>
            <Button
              onPress={() => {
                if (asking) queue(asking.sku);
                setAsking(null);
              }}
            >
              {t('hot.queue-again')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">{t('hot.again-text')}</p>
      </Dialog>
    </section>
  );
}

function problemWords({ kind, failure, file, pictures }: HotFolderProblem): string {
  if (failure) return sentencesOf(failure);
  switch (kind) {
    case 'unfinished':
      return t('hot.problem-unfinished', { file: file ?? '' });
    case 'loose':
      return t('hot.problem-loose', { n: pictures ?? 1 });
    default:
      return t(`hot.problem-${kind}`);
  }
}
