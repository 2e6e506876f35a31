/** Says once of each newer version that it is there; what is new stands in Settings. */
import { useEffect, useRef } from 'react';
import { useStores } from '../stores/context.tsx';
import { useUpdates } from '../stores/use-updates.ts';
import { t } from '../text/index.ts';

export function useUpdateNotice(): void {
  const updates = useUpdates();
  const { notices, view } = useStores();
  const told = useRef('');
  useEffect(() => {
    if (!updates || !('release' in updates.now)) return;
    const { state, release } = updates.now;
    const worthTelling = state === 'ready' || (state === 'found' && updates.way === 'by-hand');
    if (!worthTelling || told.current === release.version) return;
    told.current = release.version;
    const { version } = release;
    notices.getState().say({
      tone: 'info',
      text: t(state === 'ready' ? 'update.ready' : 'update.by-hand', { version }),
      action: {
        label: t('update.show-notes'),
        run: () => view.getState().go({ screen: 'settings' }),
      },
    });
  }, [updates, notices, view]);
}
