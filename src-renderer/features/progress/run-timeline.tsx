/** Every step of a SKU with its time; asked for again when the phase changes. */
import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { RunId } from '../../../src-shared/domain/ids.ts';
import type { RunDetail } from '../../../src-shared/domain/views.ts';
import { useClient } from '../../stores/context.tsx';
import { formatClockSeconds } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { FailureNote, Skeleton } from '../../ui/states.tsx';

export function RunTimeline({
  runId,
  phaseSinceMs,
}: {
  readonly runId: RunId;
  readonly phaseSinceMs: number;
}) {
  const client = useClient();
  const [detail, setDetail] = useState<RunDetail | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new phase is the reason to ask again
  useEffect(() => {
    let stopped = false;
    client.call('runs:detail', { runId }).then(
      (answer) => {
        if (stopped) return;
        setDetail(answer);
        setFailure(null);
      },
      (error: unknown) => {
        if (!stopped) setFailure(toFailure(error));
      },
    );
    return () => {
      stopped = true;
    };
  }, [client, runId, phaseSinceMs]);
  return (
    <section>
      <h3 className="mb-2 text-cap text-text-2">{t('run.timeline')}</h3>
      {failure && !detail ? <FailureNote failure={failure} retryLabel="" /> : null}
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
            <span className="min-w-0 select-text break-words">{entry.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
