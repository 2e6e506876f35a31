/** The head of a group on the wall: what its SKUs share, how many they are, and choosing them all. */
import { useView } from '../../stores/context.tsx';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { StatusWord } from '../../ui/tone.tsx';
import type { RunSection } from '../../view/run-groups.ts';

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
