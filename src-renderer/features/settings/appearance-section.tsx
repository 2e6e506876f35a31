/** Light, dark, or as the system has it; and the language. */
import { useAct, useApp, useClient } from '../../stores/context.tsx';
import { useLanguage } from '../../stores/use-language.ts';
import { t } from '../../text/index.ts';
import { Pick } from '../../ui/pick.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Section } from './section.tsx';

export function AppearanceSection() {
  const client = useClient();
  const act = useAct();
  const theme = useApp((state) => state.theme);
  const setTheme = useApp((state) => state.setTheme);
  const language = useLanguage(true);
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
      <Row title={t('language.title')} text={t('language.hint')}>
        <Pick
          hideLabel
          label={t('language.title')}
          value={language.value}
          choices={language.choices}
          onChange={language.choose}
          className="w-44"
        />
      </Row>
    </Section>
  );
}
