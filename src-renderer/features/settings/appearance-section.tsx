/** Light, dark, or as the system has it. */
import { useAct, useApp, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Section } from './section.tsx';

export function AppearanceSection() {
  const client = useClient();
  const act = useAct();
  const theme = useApp((state) => state.theme);
  const setTheme = useApp((state) => state.setTheme);
  return (
    <Section title={t('settings.appearance')}>
      <Row title={t('settings.theme')} text={t('settings.theme-hint')}>
        <Segmented
          label={t('settings.theme')}
          value={theme}
          onChange={(next) => {
            setTheme(next);
            void act(() => client.call('app:set-theme', { theme: next }));
          }}
          segments={[
            { value: 'system', label: t('settings.theme-system') },
            { value: 'dark', label: t('settings.theme-dark') },
            { value: 'light', label: t('settings.theme-light') },
          ]}
        />
      </Row>
    </Section>
  );
}
