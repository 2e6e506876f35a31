/** Marks the page when its first data is there: what outside watchers (tests, the start measure) wait for. */
import { useEffect } from 'react';
import { useAccounts, useBatchLook, useStudio } from '../stores/context.tsx';

export function useReadyMark(): void {
  const accounts = useAccounts((state) => state.status !== 'loading');
  const studio = useStudio((state) => state.status !== 'loading');
  const look = useBatchLook((state) => state.recalled);
  useEffect(() => {
    if (accounts && studio && look) document.documentElement.setAttribute('data-app-ready', '');
  }, [accounts, studio, look]);
}
