/** The window's frame: rail, work, status line, and what floats above them. */
import { ArrowLeft } from 'lucide-react';
import { SignInDialog } from '../features/accounts/sign-in-dialog.tsx';
import { Welcome } from '../features/accounts/welcome.tsx';
import { About } from '../features/help/about.tsx';
import { PortraitFlow } from '../features/identities/portrait-flow.tsx';
import { useApp, useView } from '../stores/context.tsx';
import { usePageLanguage } from '../stores/use-language.ts';
import { t } from '../text/index.ts';
import { Button } from '../ui/button.tsx';
import { KeyStyle } from '../ui/command-keys.tsx';
import { DropTarget } from './drop-target.tsx';
import { Notices } from './notices.tsx';
import { Palette } from './palette.tsx';
import { ProgressNews } from './progress-news.tsx';
import { Rail } from './rail.tsx';
import { Screen, useScreensAhead } from './screen.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { StatusLine } from './status-line.tsx';
import { useBeginning } from './use-beginning.ts';
import { useNetwork } from './use-network.ts';
import { useOpened } from './use-opened.ts';
import { useReadyMark } from './use-ready-mark.ts';
import { useTheme } from './use-theme.ts';
import { useTitle } from './use-title.ts';
import { useUpdateNotice } from './use-update-notice.ts';

export function App() {
  const mac = useApp((state) => state.info?.platform === 'darwin');
  return (
    <KeyStyle mac={mac}>
      <Begun />
      <SignInDialog />
      <PortraitFlow />
      <Palette />
      <Shortcuts />
      <About />
      <ProgressNews />
      <Notices />
      <Habits />
    </KeyStyle>
  );
}

function Begun() {
  const beginning = useBeginning();
  useScreensAhead(beginning !== 'unknown');
  return (
    <>
      {beginning === 'welcome' ? <FirstScreen /> : null}
      {beginning === 'work' ? (
        <div className="flex h-full flex-col">
          <div className="flex min-h-0 flex-1">
            <Rail />
            <Screen />
          </div>
          <StatusLine />
          <DropTarget />
        </div>
      ) : null}
    </>
  );
}

/** What the window does without showing it. Apart, so that none of it draws the window anew. */
function Habits() {
  useTheme();
  useTitle();
  usePageLanguage();
  useNetwork();
  useOpened();
  useUpdateNotice();
  useReadyMark();
  return null;
}

/** Nobody is known yet: the welcome, or the guide for who wants to read first. */
function FirstScreen() {
  const reading = useView((state) => state.route.screen === 'help');
  const go = useView((state) => state.go);
  if (!reading) return <Welcome />;
  return (
    <div className="flex h-full flex-col">
      <header className="shrink-0 border-b bg-panel px-4 py-2">
        <Button kind="quiet" onPress={() => go({ screen: 'new-batch' })}>
          <ArrowLeft size={15} aria-hidden />
          {t('help.back')}
        </Button>
      </header>
      <div className="flex min-h-0 flex-1">
        <Screen />
      </div>
    </div>
  );
}
