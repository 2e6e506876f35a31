/** One cause of failure: what happened, what it means, the SKUs it met, and the one thing to do. */
import { useState } from 'react';
import type { BatchView } from '../../../../src-shared/domain/views.ts';
import { mediaUrl } from '../../../../src-shared/ipc/addresses.ts';
import { useView } from '../../../stores/context.tsx';
import { LANGUAGE, t } from '../../../text/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Picture } from '../../../ui/picture.tsx';
import { StatusIcon } from '../../../ui/tone.tsx';
import type { Cause } from '../../../view/morning-view.ts';
import { CapDialog } from '../cap-dialog.tsx';
import { RetryQuestion } from '../retry-question.tsx';
import { useSteerRuns } from '../use-steer-runs.ts';

const SHOWN = 3;

export function CauseRow({ batch, cause }: { readonly batch: BatchView; readonly cause: Cause }) {
  const steer = useSteerRuns();
  const set = useView((state) => state.set);
  const [asking, setAsking] = useState(false);
  const { section, action, runs } = cause;
  const title = t('morning.cause', { n: section.runs.length, cause: lowerFirst(section.title) });
  const act = () => {
    if (action === 'retry') steer(runs, { action: 'retry' });
    else if (action === 'decide') set({ selectedRuns: runs.slice(0, 1).map((run) => run.id) });
    else setAsking(true);
  };
  return (
    <li className="flex min-h-[70px] flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <StatusIcon tone={section.tone} />
      <div className="min-w-[18em] flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-cap text-text-2">
          {[section.text, cause.remedy].filter(Boolean).join(' ')}
        </p>
      </div>
      <span aria-hidden className="flex gap-1">
        {section.runs
          .slice(0, SHOWN)
          .map((run) =>
            run.photos[0] ? (
              <Picture
                key={run.id}
                src={mediaUrl('photo', run.photos[0].id, 96)}
                alt=""
                className="h-11 w-9"
              />
            ) : null,
          )}
      </span>
      {action ? (
        <Button
          onPress={act}
          aria-label={`${t(`morning.${action}`, { n: runs.length })}: ${title}`}
        >
          {t(`morning.${action}`, { n: runs.length })}
        </Button>
      ) : null}
      <RetryQuestion
        runs={runs}
        open={asking && action === 'order-again'}
        onClose={() => setAsking(false)}
      />
      <CapDialog
        batch={batch}
        open={asking && action === 'raise-cap'}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}

/** The cause's word in the middle of a sentence; names of products, and German nouns, keep their capital. */
function lowerFirst(text: string): string {
  return LANGUAGE === 'de' || text.startsWith('PiktID')
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}
