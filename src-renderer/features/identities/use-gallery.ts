/** Loads the gallery page by page as the search changes; late answers of an older search are dropped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import { useClient, useIdentities } from '../../stores/context.tsx';

/** Typing rests this long before the gallery is asked. */
const SEARCH_REST_MS = 200;

export interface Gallery {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly identities: readonly IdentityView[];
  readonly total: number;
  readonly failure: Failure | null;
  /** False when this comes from memory, as it was at `asOfMs`. */
  readonly fresh: boolean;
  readonly asOfMs: number | null;
  readonly more: (() => void) | null;
  readonly retry: () => void;
}

const NOTHING = {
  status: 'loading',
  identities: [],
  total: 0,
  failure: null,
  fresh: true,
  asOfMs: null,
} as const;

/** Of the active account, or of the one that is named. */
export function useGallery(search: string, account?: AccountKey): Gallery {
  const client = useClient();
  const [held, setHeld] = useState<
    Omit<Gallery, 'more' | 'retry'> & { page: number; pages: number }
  >({ ...NOTHING, page: 0, pages: 0 });
  const asked = useRef(0);
  const load = useCallback(
    async (page: number) => {
      asked.current += 1;
      const turn = asked.current;
      try {
        const answer = await client.call('identities:list', {
          search: search.trim(),
          page,
          account,
        });
        if (turn !== asked.current) return;
        setHeld((before) => ({
          status: 'ready',
          identities: page === 1 ? answer.identities : [...before.identities, ...answer.identities],
          total: answer.total,
          failure: null,
          fresh: answer.fresh,
          asOfMs: answer.asOfMs,
          page: answer.page,
          pages: answer.pages,
        }));
      } catch (error) {
        if (turn !== asked.current) return;
        setHeld((before) => ({ ...before, status: 'failed', failure: toFailure(error) }));
      }
    },
    [client, search, account],
  );
  const revision = useIdentities((state) => state.revision);
  const told = useIdentities((state) => state.told);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new identity is a reason to ask again
  useEffect(() => {
    const timer = setTimeout(() => void load(1), search === '' ? 0 : SEARCH_REST_MS);
    return () => clearTimeout(timer);
  }, [load, search, revision]);
  return {
    ...held,
    identities: held.identities.map((identity) => told[identity.code] ?? identity),
    more: held.page < held.pages ? () => void load(held.page + 1) : null,
    retry: () => void load(1),
  };
}
