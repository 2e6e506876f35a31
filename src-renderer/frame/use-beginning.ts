/** What the window opens with: somebody's work, or the welcome of a computer that knows nobody. */
import { useAccounts, useStudio } from '../stores/context.tsx';

/** `unknown` until the main process has said enough to tell. */
export type Beginning = 'unknown' | 'welcome' | 'work';

export function useBeginning(): Beginning {
  const somebody = useAccounts((state) => state.accounts.some((account) => account.active));
  const asking = useAccounts((state) => state.status === 'loading');
  const refused = useAccounts((state) => state.status === 'failed');
  const batches = useStudio((state) => state.batchOrder.length > 0);
  const looking = useStudio((state) => state.status === 'loading');
  if (somebody || batches || refused) return 'work';
  return asking || looking ? 'unknown' : 'welcome';
}
