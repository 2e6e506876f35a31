/** What this app is: versions, licence, the work of others in it, and where its data lies. */
import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAct, useApp, useClient, useNotices, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function About() {
  const open = useView((state) => state.aboutOpen);
  const set = useView((state) => state.set);
  const close = () => set({ aboutOpen: false });
  return (
    <Dialog
      wide
      open={open}
      onClose={close}
      title={t('command.help:about', { app: t('app.name') })}
      actions={<Actions onClose={close} />}
    >
      <Versions />
      <p className="mt-4">{t('about.licence')}</p>
      <Licences />
    </Dialog>
  );
}

function Versions() {
  const info = useApp((state) => state.info);
  if (!info) return null;
  const rows = [
    [t('app.name'), info.version],
    ['Electron', info.electron],
    ['Chromium', info.chrome],
    ['Node.js', info.node],
  ] as const;
  return (
    <dl data-selectable className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1">
      {rows.map(([name, version]) => (
        <div key={name} className="contents">
          <dt className="text-text-2">{name}</dt>
          <dd className="tabular-nums">{version}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Long, and read by few: unfolded on a word. */
function Licences() {
  const [text, setText] = useState<string | null>(null);
  const [shown, setShown] = useState(false);
  const act = useAct();
  useEffect(() => {
    if (!shown || text !== null) return;
    void act(async () => setText((await import('virtual:licences')).licences));
  }, [act, shown, text]);
  return (
    <div className="mt-4 border-t pt-4">
      <p className="text-text-2">{t('about.others-text')}</p>
      <Button
        small
        className="mt-2"
        aria-expanded={shown}
        onPress={() => setShown((before) => !before)}
      >
        {t('about.others')}
      </Button>
      {shown && text !== null ? (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys
          tabIndex={0}
          data-selectable
          className="inset-focus mt-3 h-64 overflow-y-auto whitespace-pre-wrap break-words rounded-md border bg-canvas p-3 text-note"
        >
          {text}
        </pre>
      ) : null}
    </div>
  );
}

function Actions({ onClose }: { readonly onClose: () => void }) {
  const client = useClient();
  const act = useAct();
  const say = useNotices((state) => state.say);
  return (
    <>
      <Button onPress={() => void act(() => client.call('storage:open-folder'))}>
        <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
        {t('storage.open')}
      </Button>
      <Button
        onPress={async () => {
          if (await act(() => client.call('app:copy-diagnostics')))
            say({ tone: 'info', text: t('settings.diagnostics-done') });
        }}
      >
        {t('settings.diagnostics')}
      </Button>
      <Button kind="primary" onPress={onClose}>
        {t('about.close')}
      </Button>
    </>
  );
}
