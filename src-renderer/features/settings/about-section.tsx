/** Versions, diagnostics, help. */
import { useAct, useApp, useClient, useNotices, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Row, Section } from './section.tsx';

export function AboutSection() {
  const client = useClient();
  const act = useAct();
  const info = useApp((state) => state.info);
  const say = useNotices((state) => state.say);
  const go = useView((state) => state.go);
  const set = useView((state) => state.set);
  return (
    <Section title={t('settings.about')}>
      <Row
        title={info ? t('settings.version', { version: info.version }) : t('app.name')}
        text={
          info
            ? t('settings.versions', {
                electron: info.electron,
                chrome: info.chrome,
                node: info.node,
              })
            : undefined
        }
      >
        <Button small command="help:manual" onPress={() => go({ screen: 'help' })}>
          {t('command.help:manual')}
        </Button>
        <Button small onPress={() => set({ aboutOpen: true })}>
          {t('settings.about')}
        </Button>
      </Row>
      <Row title={t('settings.diagnostics')} text={t('settings.diagnostics-hint')}>
        <Button
          small
          onPress={async () => {
            if (await act(() => client.call('app:copy-diagnostics')))
              say({ tone: 'info', text: t('settings.diagnostics-done') });
          }}
        >
          {t('settings.diagnostics')}
        </Button>
      </Row>
    </Section>
  );
}
