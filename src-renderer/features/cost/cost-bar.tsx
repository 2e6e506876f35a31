/** The bar that always says what Start would do and cost, and the one primary button. */
import { Clapperboard, FolderOutput, Play } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { activeAccount } from '../../stores/accounts.ts';
import {
  useAccounts,
  useAct,
  useClient,
  useDraft,
  useLook,
  usePlan,
} from '../../stores/context.tsx';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { mayGoPast, type Refusal, refusals } from '../../view/batch-request.ts';
import { CapButton } from './cap-button.tsx';
import { CostNumbers } from './cost-numbers.tsx';
import { Refused } from './refused.tsx';
import { StartProgress } from './start-progress.tsx';
import { useStart } from './use-start.ts';

export function CostBar({
  later,
}: {
  /** The way to start at a time: told what to call with it, in ms since 1970. */
  readonly later: (start: (atMs: number) => void) => ReactNode;
}) {
  const sandbox = useAccounts((state) => activeAccount(state)?.kind === 'sandbox');
  const { busy, refused, start, rehearse, forget } = useStart();
  useLastOutput();

  return (
    <section aria-label={t('cost.label')} className="shrink-0 border-t bg-panel">
      {refused.length > 0 ? (
        <StillRefused refused={refused} onStartAnyway={() => void start(true)} onClose={forget} />
      ) : null}
      {busy === 'no' ? null : <StartProgress />}
      <div className="flex min-h-[62px] flex-wrap items-center gap-x-3 gap-y-2 px-6 py-2">
        <CostNumbers />
        <div className="flex min-w-0 flex-auto flex-wrap items-center justify-end gap-x-3 gap-y-2">
          <CapButton />
          <OutputButton />
          {sandbox ? null : (
            <Hint text={t('cost.rehearse-hint')}>
              <Button isPending={busy === 'rehearsing'} onPress={() => void rehearse()}>
                <Clapperboard size={15} strokeWidth={1.75} aria-hidden />
                {t(busy === 'rehearsing' ? 'cost.rehearsing' : 'cost.rehearse')}
              </Button>
            </Hint>
          )}
          <Button
            command="batch:start"
            kind="primary"
            className="rounded-r-none"
            isPending={busy === 'starting'}
            onPress={() => void start(false)}
          >
            <Play size={14} aria-hidden className="fill-current" />
            {t(busy === 'starting' ? 'cost.starting' : 'cost.start')}
          </Button>
          {later((atMs) => void start(false, atMs))}
        </div>
      </div>
    </section>
  );
}

/** A reason that was solved leaves the list by itself; a new one waits for the next press. */
function StillRefused({
  refused,
  onStartAnyway,
  onClose,
}: {
  readonly refused: readonly Refusal[];
  readonly onStartAnyway: () => void;
  readonly onClose: () => void;
}) {
  const draft = useDraft(useShallow(({ order, skus, scanning }) => ({ order, skus, scanning })));
  const look = useLook((state) => state);
  const account = useAccounts(activeAccount);
  const estimate = usePlan((state) => state.estimate);
  const shown = refusals(draft, look, account, estimate).filter((one) =>
    refused.some((told) => told.reason === one.reason),
  );
  if (shown.length === 0) return null;
  return (
    <Refused
      reasons={shown}
      onStartAnyway={shown.every(mayGoPast) ? onStartAnyway : null}
      onClose={onClose}
    />
  );
}

function OutputButton() {
  const client = useClient();
  const act = useAct();
  const output = useLook((state) => state.output);
  const set = useLook((state) => state.set);
  const pick = () =>
    void act(async () => {
      const folder = await client.call('intake:pick-output');
      if (folder) set({ output: folder });
    });
  const free =
    output?.freeBytes == null ? '' : t('cost.free-disk', { size: formatBytes(output.freeBytes) });
  return (
    <Hint
      text={
        output
          ? [t('cost.output-change', { folder: output.label }), free].filter(Boolean).join(' · ')
          : t('cost.output-choose')
      }
    >
      {/* Counted as narrow where all must fit beside each other, and as wide as its word where there is room. */}
      <Button
        {...(output ? { 'aria-label': output.label } : {})}
        onPress={pick}
        className="!shrink w-28 max-w-max grow"
      >
        <FolderOutput size={15} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="max-w-44 truncate">
          {output ? lastPart(output.label) : t('cost.output')}
        </span>
      </Button>
    </Hint>
  );
}

/** The folder itself: what tells it from the others stands at the end. */
function lastPart(label: string): string {
  return label.split('/').at(-1) || label;
}

/** Takes the folder used last, once, when none is chosen yet. */
function useLastOutput(): void {
  const client = useClient();
  const act = useAct();
  const output = useLook((state) => state.output);
  const set = useLook((state) => state.set);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once when the screen opens
  useEffect(() => {
    if (output) return;
    void act(async () => {
      const folder = await client.call('intake:last-output');
      if (folder) set({ output: folder });
    });
  }, []);
}
