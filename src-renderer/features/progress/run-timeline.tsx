/** Every step of a SKU with its time, newest last, and what was asked for. */
import type { Instruction } from '../../../src-shared/domain/instruction.ts';
import type { RunDetail } from '../../../src-shared/domain/run-detail.ts';
import { wordsOf } from '../../text/failure.ts';
import { formatClockSeconds } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { FailureNote, Skeleton } from '../../ui/states.tsx';
import { lineWords } from '../../view/timeline-view.ts';
import type { DetailState } from './use-run-detail.ts';

export function RunTimeline({ detail, failure }: DetailState) {
  return (
    <section>
      <h3 className="mb-2 text-cap text-text-2">{t('run.timeline')}</h3>
      {failure && !detail ? <FailureNote failure={wordsOf(failure)} retryLabel="" /> : null}
      {!detail && !failure ? (
        <div className="flex flex-col gap-2">
          <Skeleton className="h-4" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-5/6" />
        </div>
      ) : null}
      <ol className="flex flex-col gap-1 text-cap">
        {(detail?.timeline ?? []).map((entry, index) => (
          <li
            // The timeline only grows: an entry's place is its identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            className="grid grid-cols-[64px_1fr]"
          >
            <span className="text-text-3 tabular-nums">{formatClockSeconds(entry.atMs)}</span>
            <span
              className={cx(
                'min-w-0 select-text break-words',
                entry.kind === 'phase' ? 'font-medium' : 'text-text-2',
              )}
            >
              {lineWords(entry.line)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The instructions as they were sent: one line each, said the way they were set. */
export function RunInstructions({ detail }: { readonly detail: RunDetail | null }) {
  if (!detail) return null;
  return (
    <section>
      <h3 className="mb-2 text-cap text-text-2">{t('run.instructions')}</h3>
      <ol className="flex flex-col gap-1.5">
        {detail.instructions.map((instruction, index) => (
          // A sent instruction never changes: its place is its identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className="flex gap-2">
            <span className="w-4 shrink-0 text-text-3 tabular-nums">{index + 1}</span>
            <span className="min-w-0 select-text break-words">{inWords(instruction)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function inWords(instruction: Instruction): string {
  const words = Object.entries(instruction).flatMap(([field, value]) => {
    if (value === undefined || value === null || value === '') return [];
    if (field === 'options') return Object.values(value as object).map(String);
    if (field === 'num_variations') return [`× ${String(value)}`];
    if (typeof value === 'string') return [value];
    return [`${field} ${JSON.stringify(value)}`];
  });
  return words.length === 0 ? t('run.instruction-plain') : words.join(' · ');
}
