/** Opens one of the few pages that the app may open in the browser. */
import type { ExternalPage } from '../../src-shared/ipc/calls/app.ts';
import { useAct, useClient } from './context.tsx';

export function useOpenPage(): (page: ExternalPage) => void {
  const client = useClient();
  const act = useAct();
  return (page) => void act(() => client.call('app:open-page', { page }));
}
