/** The head of a group on the wall: what its SKUs share, how many they are, retrying or choosing them all. */
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useView } from '../../stores/context.tsx';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { StatusWord } from '../../ui/tone.tsx';
import type { RunSection } from '../../view/run-groups.ts';
import { doableWith } from '../../view/selection-view.ts';
import { RetryQuestion } from './retry-question.tsx';
import { useSteerRuns } from './use-steer-runs.ts';

export function GroupHead({ section }: { readonly section: RunSection }) {
  const set = useView((state) => state.set);
  return (
    <div className="flex h-full items-center gap-2.5">
      <StatusWord tone={section.tone} text={section.title} className="shrink-0 font-semibold" />
      <span className="shrink-0 text-cap text-text-2 tabular-nums">
        {formatNumber(section.runs.length)}
      </span>
      <span className="min-w-0 truncate text-cap text-text-2" title={section.text ?? ''}>
        {section.text}
      </span>
      <span className="h-px min-w-4 flex-1 bg-line" />
      {section.tone === 'bad' ? <RetryGroup section={section} /> : null}
      <Button
        kind="quiet"
        small
        onPress={() => set({ selectedRuns: section.runs.map((run) => run.id), runPanelOpen: true })}
      >
        {t('progress.choose-group', { n: section.runs.length })}
      </Button>
    </div>
  );
}

/** One button for what failed for one cause; what was paid for before is asked about. */
function RetryGroup({ section }: { readonly section: RunSection }) {
  const steer = useSteerRuns();
  const [asking, setAsking] = useState(false);
  const { retryFree, retryPaid } = doableWith(section.runs);
  const named = (words: string) => `${words}: ${section.title}`;
  const retry = t('morning.retry', { n: retryFree.length });
  const again = t('morning.order-again', { n: retryPaid.length });
  return (
    <>
      {retryFree.length > 0 ? (
        <Button
          small
          aria-label={named(retry)}
          onPress={() => steer(retryFree, { action: 'retry' })}
        >
          <RotateCcw size={13} strokeWidth={1.75} aria-hidden />
          {retry}
        </Button>
      ) : null}
      {retryPaid.length > 0 ? (
        <Button small aria-label={named(again)} onPress={() => setAsking(true)}>
          <RotateCcw size={13} strokeWidth={1.75} aria-hidden />
          {again}
        </Button>
      ) : null}
      <RetryQuestion runs={retryPaid} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}
