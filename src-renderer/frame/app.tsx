/** The window's frame: rail, work, status line, and what floats above them. */

import { SignInDialog } from '../features/accounts/sign-in-dialog.tsx';
import { Welcome } from '../features/accounts/welcome.tsx';
import { PortraitFlow } from '../features/identities/portrait-flow.tsx';
import { BatchScreen } from '../screens/batch.tsx';
import { Batches } from '../screens/batches.tsx';
import { HotFoldersScreen } from '../screens/hot-folders.tsx';
import { IdentitiesScreen } from '../screens/identities.tsx';
import { NewBatch } from '../screens/new-batch.tsx';
import { PresetsScreen } from '../screens/presets.tsx';
import { ReviewScreen } from '../screens/review.tsx';
import { SettingsScreen } from '../screens/settings.tsx';
import { useAccounts, useStudio, useView } from '../stores/context.tsx';
import { usePageLanguage } from '../stores/use-language.ts';
import { DropTarget } from './drop-target.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { Notices } from './notices.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { StatusLine } from './status-line.tsx';
import { useCommands } from './use-commands.ts';
import { useNetwork } from './use-network.ts';
import { useOpened } from './use-opened.ts';
import { useReadyMark } from './use-ready-mark.ts';
import { useTheme } from './use-theme.ts';
import { useTitle } from './use-title.ts';
import { useUpdateNotice } from './use-update-notice.ts';

export function App() {
  useTheme();
  useTitle();
  usePageLanguage();
  useCommands();
  useNetwork();
  useOpened();
  useUpdateNotice();
  useReadyMark();
  const nobody = useAccounts(
    (state) => state.status === 'ready' && !state.accounts.some((account) => account.active),
  );
  const nothing = useStudio((state) => state.status === 'ready' && state.batchOrder.length === 0);
  const first = nobody && nothing;
  return (
    <>
      {first ? (
        <Welcome />
      ) : (
        <div className="flex h-full flex-col">
          <div className="flex min-h-0 flex-1">
            <Rail />
            <Screen />
          </div>
          <StatusLine />
          <DropTarget />
        </div>
      )}
      <SignInDialog />
      <PortraitFlow />
      <Palette />
      <Shortcuts />
      <Notices />
    </>
  );
}

function Screen() {
  const route = useView((state) => state.route);
  const key = route.screen === 'batch' ? `batch-${route.batchId}` : route.screen;
  return (
    <main className="relative flex min-w-0 flex-1 flex-col">
      <FaultBoundary key={key}>
        {route.screen === 'new-batch' ? <NewBatch /> : null}
        {route.screen === 'batches' ? <Batches /> : null}
        {route.screen === 'batch' ? <BatchScreen batchId={route.batchId} /> : null}
        {route.screen === 'review' ? <ReviewScreen /> : null}
        {route.screen === 'identities' ? <IdentitiesScreen /> : null}
        {route.screen === 'hot-folders' ? <HotFoldersScreen /> : null}
        {route.screen === 'presets' ? <PresetsScreen /> : null}
        {route.screen === 'settings' ? <SettingsScreen /> : null}
      </FaultBoundary>
    </main>
  );
}
