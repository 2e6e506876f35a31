/** Everything preflight found, counted: what blocks, what is worth knowing, what may be converted. */
import { ChevronRight, CircleCheck, CircleHelp, Info } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { PreflightSummary } from '../../../src-shared/domain/draft-views.ts';
import { useDraft, useView } from '../../stores/context.tsx';
import { useSkuActions } from '../../stores/use-sku-actions.ts';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import {
  type FoundProblem,
  needsAgreement,
  problemWords,
  tellingProblems,
  waitingConversions,
} from '../../view/preflight-view.ts';
import { ConversionSwitches } from './conversion-switches.tsx';

/** Its numbers change with every SKU that is found, and are drawn by themselves. */
export function PreflightBar() {
  const some = usePreflight((preflight) => preflight.skus > 0) ?? false;
  return some ? <Bar /> : null;
}

/** What the selector says of preflight; null before it is known. */
function usePreflight<Value>(select: (preflight: PreflightSummary) => Value): Value | null {
  return useDraft(({ preflight }) => preflight && select(preflight));
}

function Bar() {
  const nothing = usePreflight(isQuiet);
  const waits = usePreflight((preflight) => waitingConversions(preflight) > 0);
  const busyElsewhere = useView((state) => state.draftSkus.length > 0);
  const [open, setOpen] = useState<boolean | null>(null);
  const id = useId();
  // What waits for the user's word opens by itself while nothing else needs the room.
  const shown = !nothing && (open ?? (waits === true && !busyElsewhere));
  return (
    <section aria-label={t('preflight.label')} className="mx-6 mb-2 shrink-0">
      <div className="flex min-h-7 items-center gap-4 text-cap">
        <Summary />
        <span className="flex-1" />
        <Size />
        {nothing ? null : (
          <AriaButton
            aria-expanded={shown}
            aria-controls={id}
            onPress={() => setOpen(!shown)}
            className="inset-focus flex h-[26px] items-center gap-1 rounded-md px-2 text-text-2 hover:bg-hover hover:text-text"
          >
            <ChevronRight
              size={13}
              aria-hidden
              className={cx('transition-transform duration-120', shown && 'rotate-90')}
            />
            {t(shown ? 'preflight.close' : 'preflight.open')}
          </AriaButton>
        )}
      </div>
      <div id={id} hidden={!shown} className="max-h-52 overflow-y-auto border-t py-2">
        {shown ? (
          // What was agreed to stays in sight, so that it can be taken back.
          <Details onTouched={() => setOpen(true)} />
        ) : null}
      </div>
    </section>
  );
}

const isQuiet = (preflight: PreflightSummary): boolean =>
  tellingProblems(preflight).length === 0 && preflight.conversions.length === 0;

function Size() {
  const words = usePreflight(({ photos, bytes }) =>
    t('preflight.size', { n: photos, size: formatBytes(bytes) }),
  );
  return <span className="text-text-2 tabular-nums">{words}</span>;
}

function Details({ onTouched }: { readonly onTouched: () => void }) {
  const preflight = usePreflight((all) => all);
  if (!preflight) return null;
  const { conversions } = preflight;
  const told = tellingProblems(preflight);
  const problems = told.length > 0 ? <ProblemList key="problems" problems={told} /> : null;
  const switches = (
    <ConversionSwitches key="switches" conversions={conversions} onTouched={onTouched} />
  );
  // What asks for the user's word is not looked for below what is merely told.
  const asks = conversions.some(({ kind }) => needsAgreement(kind));
  return (
    <div className="flex flex-col gap-2">{asks ? [switches, problems] : [problems, switches]}</div>
  );
}

function Summary() {
  const blocked = usePreflight((preflight) => preflight.blocked) ?? 0;
  const checking = usePreflight((preflight) => preflight.checking) ?? 0;
  const notes =
    usePreflight((all) => tellingProblems(all).filter((one) => !one.blocks).length) ?? 0;
  return (
    <div aria-live="polite" className="flex items-center gap-4 tabular-nums">
      {checking > 0 ? (
        <span className="text-text-2">{t('preflight.checking', { n: checking })}</span>
      ) : null}
      {blocked > 0 ? (
        <span className="flex items-center gap-1.5 text-ask">
          <CircleHelp size={14} strokeWidth={1.75} aria-hidden />
          {t('preflight.blocked', { n: blocked })}
        </span>
      ) : null}
      {notes > 0 ? (
        <span className="flex items-center gap-1.5 text-text-2">
          <Info size={14} strokeWidth={1.75} aria-hidden />
          {t('preflight.notes', { n: notes })}
        </span>
      ) : null}
      {blocked + notes + checking === 0 ? (
        <span className="flex items-center gap-1.5 text-text-2">
          <CircleCheck size={14} strokeWidth={1.75} aria-hidden className="text-ok" />
          {t('preflight.fine')}
        </span>
      ) : null}
    </div>
  );
}

function ProblemList({ problems }: { readonly problems: readonly FoundProblem[] }) {
  const set = useView((state) => state.set);
  const { includeWithProblem } = useSkuActions();
  return (
    <ul className="flex flex-col">
      {problems.map((problem) => {
        const words = problemWords(problem);
        return (
          <li key={`${problem.code} ${problem.blocks}`} className="flex min-h-8 items-center gap-2">
            <span aria-hidden className={problem.blocks ? 'text-ask' : 'text-text-3'}>
              {problem.blocks ? <CircleHelp size={14} /> : <Info size={14} />}
            </span>
            <span className="min-w-0 truncate">{words}</span>
            <span className="shrink-0 text-cap text-text-2 tabular-nums">
              {t('preflight.skus', { n: problem.skus })}
            </span>
            <span className="flex-1" />
            {problem.blocks ? (
              <Button
                small
                kind="quiet"
                onPress={() => includeWithProblem(problem.code, problem.blocks, false)}
              >
                {t('preflight.leave-out')}
              </Button>
            ) : null}
            <Button
              small
              kind="quiet"
              aria-label={t('preflight.show-label', { problem: words })}
              onPress={() =>
                set({ draftFilter: 'all', draftProblem: problem.code, draftSearch: '' })
              }
            >
              {t('preflight.show')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
