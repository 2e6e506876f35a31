/** The very first screen: sign in, or try everything in the sandbox. */
import { ArrowRight, CircleHelp, Hourglass, Images, Shirt } from 'lucide-react';
import { useState } from 'react';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { useLanguage } from '../../stores/use-language.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Pick } from '../../ui/pick.tsx';
import { SignInForm } from './sign-in-form.tsx';

const POINTS = [
  { icon: Shirt, text: 'welcome.point-samples' },
  { icon: Hourglass, text: 'welcome.point-limits' },
  { icon: Images, text: 'welcome.point-results' },
] as const;

export function Welcome() {
  const client = useClient();
  const act = useAct();
  const go = useView((state) => state.go);
  const [starting, setStarting] = useState(false);
  const language = useLanguage(false);
  return (
    <main className="flex h-full items-center justify-center overflow-auto p-6">
      <div className="w-full max-w-[760px] animate-rise">
        <div className="flex items-start justify-between gap-6">
          <h1 className="font-semibold text-big">{t('welcome.title')}</h1>
          <div className="flex shrink-0 items-center gap-2">
            <Button kind="quiet" command="help:manual" onPress={() => go({ screen: 'help' })}>
              <CircleHelp size={15} strokeWidth={1.75} aria-hidden />
              {t('command.help:manual')}
            </Button>
            <Pick
              hideLabel
              label={t('language.title')}
              value={language.value}
              choices={language.choices}
              onChange={language.choose}
              className="w-32"
            />
          </div>
        </div>
        <p className="mt-2 max-w-[56ch] text-lead text-text-2">{t('welcome.text')}</p>
        <div className="mt-8 grid grid-cols-2 rounded-md border bg-panel max-[760px]:grid-cols-1">
          <section className="p-6">
            <h2 className="font-semibold text-head">{t('welcome.sign-in')}</h2>
            <p className="mt-1 mb-5 text-text-2">{t('welcome.sign-in-text')}</p>
            <SignInForm />
            <Button
              kind="quiet"
              className="mt-2 -ml-2"
              onPress={() => void act(() => client.call('app:open-page', { page: 'register' }))}
            >
              {t('welcome.register')}
            </Button>
          </section>
          <section className="flex flex-col border-l p-6 max-[760px]:border-t max-[760px]:border-l-0">
            <h2 className="font-semibold text-head">{t('welcome.sandbox')}</h2>
            <p className="mt-1 text-text-2">{t('welcome.sandbox-text')}</p>
            <ul className="mt-5 flex flex-1 flex-col gap-3">
              {POINTS.map(({ icon: Icon, text }) => (
                <li key={text} className="flex gap-3">
                  <Icon
                    size={17}
                    strokeWidth={1.5}
                    aria-hidden
                    className="mt-px shrink-0 text-text-2"
                  />
                  <span>{t(text)}</span>
                </li>
              ))}
            </ul>
            <Button
              className="self-stretch"
              isPending={starting}
              onPress={async () => {
                setStarting(true);
                await act(() => client.call('accounts:use-sandbox'));
                setStarting(false);
              }}
            >
              {t('welcome.sandbox-action')}
              <ArrowRight size={15} aria-hidden />
            </Button>
          </section>
        </div>
      </div>
    </main>
  );
}
