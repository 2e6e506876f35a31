/** The bar that always says what Start would do and cost, and the one primary button. */
import { FolderOutput, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { countOutputs } from '../../../src-shared/domain/instruction.ts';
import { DEFAULT_LIMITS } from '../../../src-shared/domain/limits.ts';
import { activeAccount } from '../../stores/accounts.ts';
import {
  useAccounts,
  useAct,
  useClient,
  useDraft,
  useLook,
  useNotices,
  useStudio,
  useView,
} from '../../stores/context.tsx';
import { formatBytes, formatNumber, formatSpan } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { buildRequest, type Refusal, refusals } from '../../view/batch-request.ts';
import { includedPhotos, readySkus } from '../../view/draft-view.ts';
import { CapButton } from './cap-button.tsx';
import { Refused } from './refused.tsx';
import { useEstimate } from './use-estimate.ts';

export function CostBar() {
  const client = useClient();
  const act = useAct();
  const draft = useDraft(useShallow(({ order, skus, scanning }) => ({ order, skus, scanning })));
  const look = useLook((state) => state);
  const account = useAccounts(activeAccount);
  const go = useView((state) => state.go);
  const say = useNotices((state) => state.say);
  const [now] = useState(() => Date.now());
  const request = useMemo(() => buildRequest(draft, look, now), [draft, look, now]);
  const estimate = useEstimate(request);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [starting, setStarting] = useState(false);
  const standing = useMemo(
    () => refusals(draft, look, account, estimate),
    [draft, look, account, estimate],
  );

  useLastOutput();
  // A reason that was solved leaves the list by itself; a new one waits for the next press.
  const shown = standing.filter((one) => refused.some((told) => told.reason === one.reason));

  async function start(anyway: boolean): Promise<void> {
    const against = anyway ? standing.filter((one) => one.reason !== 'credits') : standing;
    setRefused(against);
    if (against.length > 0 || !request || starting) return;
    setStarting(true);
    await act(async () => {
      const { batchId, warnings } = await client.call('batches:start', request);
      for (const text of warnings ?? []) say({ tone: 'info', text });
      look.set({ name: '' });
      // The screen is left first: pictures of a cleared draft cannot be asked for any more.
      go({ screen: 'batch', batchId });
      await client.call('intake:clear');
    });
    setStarting(false);
  }

  return (
    <section aria-label={t('cost.label')} className="shrink-0 border-t bg-panel">
      {shown.length > 0 ? (
        <Refused
          reasons={shown}
          onStartAnyway={() => void start(true)}
          onClose={() => setRefused([])}
        />
      ) : null}
      <div className="flex h-[62px] items-center gap-3 overflow-hidden px-6">
        <Numbers estimate={estimate} />
        <span className="min-w-2 flex-1" />
        <CapButton />
        <OutputButton />
        <Button
          data-command="batch:start"
          kind="primary"
          isPending={starting}
          onPress={() => void start(false)}
        >
          <Play size={14} aria-hidden className="fill-current" />
          {starting ? t('cost.starting') : t('cost.start')}
        </Button>
      </div>
    </section>
  );
}

function Numbers({ estimate }: { readonly estimate: ReturnType<typeof useEstimate> }) {
  const order = useDraft((state) => state.order);
  const skus = useDraft((state) => state.skus);
  const cards = useLook((state) => state.cards);
  const account = useAccounts(activeAccount);
  const rate = useStudio(
    (state) =>
      (account ? state.limits[account.key]?.limits : undefined)?.rate.submissions ??
      DEFAULT_LIMITS.rate.submissions,
  );
  const ready = useMemo(() => readySkus(order, skus), [order, skus]);
  const photos = ready.reduce((sum, sku) => sum + includedPhotos(sku).length, 0);
  const outputs = ready.length * countOutputs(cards.map((card) => card.instruction));
  const about = (value: string) => t('cost.about', { value });
  const credits = estimate?.credits ?? null;
  return (
    <dl className="flex min-w-0 items-center" aria-live="polite">
      <Stat value={formatNumber(ready.length)} label={t('cost.skus', { n: ready.length })} />
      <Stat value={formatNumber(photos)} label={t('cost.photos', { n: photos })} />
      <Stat value={formatNumber(outputs)} label={t('cost.outputs', { n: outputs })} />
      <Stat
        value={credits === null ? '–' : about(formatNumber(Math.round(credits)))}
        label={creditsLabel(account, credits, estimate?.creditsLearned ?? false)}
      />
      <Stat
        value={estimate?.seconds == null ? '–' : about(formatSpan(estimate.seconds * 1000))}
        label={estimate?.seconds == null ? t('cost.time-none') : t('cost.time', { rate })}
      />
    </dl>
  );
}

function creditsLabel(
  account: ReturnType<typeof activeAccount>,
  credits: number | null,
  learned: boolean,
): string {
  if (account?.kind === 'sandbox') return t('cost.free');
  if (credits === null) return t('cost.credits-none');
  if (!learned) return t('cost.credits-guess');
  if (account?.credits == null) return t('cost.credits');
  return t('cost.credits-of', { n: account.credits });
}

function Stat({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div className="flex shrink-0 flex-col-reverse border-l px-4 first:border-l-0 first:pl-0">
      <dt className="text-note text-text-2">{label}</dt>
      <dd className="font-semibold text-lead tabular-nums">{value}</dd>
    </div>
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
      <Button onPress={pick} className="!shrink min-w-24 max-w-56">
        <FolderOutput size={15} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="truncate">{output ? output.label : t('cost.output')}</span>
      </Button>
    </Hint>
  );
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
