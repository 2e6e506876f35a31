/** The guide, loaded when it is opened for the first time. */
import { useCallback, useEffect, useState } from 'react';
import type { Guide } from './guide.ts';

export interface LoadedGuide {
  /** Null until it is there. */
  readonly guide: Guide | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

export function useGuide(): LoadedGuide {
  const [guide, setGuide] = useState<Guide | null>(null);
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    import('virtual:user-guide').then(
      ({ pages, pictures }) => setGuide({ pages, pictures }),
      () => setFailed(true),
    );
  }, []);
  useEffect(load, [load]);
  return { guide, failed, retry: load };
}
