/** Everything known of one SKU; asked for again when its phase changes, kept while that is under way. */
import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { RunDetail } from '../../../src-shared/domain/run-detail.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { useClient } from '../../stores/context.tsx';

export interface DetailState {
  readonly detail: RunDetail | null;
  readonly failure: Failure | null;
}

export function useRunDetail({ id, phaseSinceMs, outputs }: RunView): DetailState {
  const client = useClient();
  const [state, setState] = useState<DetailState>({ detail: null, failure: null });
  const saved = outputs.filter((output) => output.state === 'saved').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new phase or picture is the reason to ask again
  useEffect(() => {
    let stopped = false;
    client.call('runs:detail', { runId: id }).then(
      (detail) => {
        if (!stopped) setState({ detail, failure: null });
      },
      (error: unknown) => {
        if (!stopped) setState((held) => ({ ...held, failure: toFailure(error) }));
      },
    );
    return () => {
      stopped = true;
    };
  }, [client, id, phaseSinceMs, saved]);
  return state;
}
