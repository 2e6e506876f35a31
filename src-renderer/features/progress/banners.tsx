/** What needs the user, with the action in it. It stays until the cause is gone. */
import { CircleHelp, CirclePause, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { type Banner, bannersOf, isCalm } from '../../view/banner-view.ts';
import { CapDialog } from './cap-dialog.tsx';

type SignIn = (done: () => void) => ReactNode;

export function Banners({
  batch,
  runs,
  scheduled,
  signIn,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
  readonly scheduled: boolean;
  /** The form for signing in again, shown in the banner itself. */
  readonly signIn: SignIn;
}) {
  const banners = bannersOf(batch, runs, scheduled);
  const first = banners.find((one) => !isCalm(one));
  if (banners.length === 0) return null;
  return (
    <div className="mx-6 mt-3 flex shrink-0 flex-col gap-2">
      {banners.map((banner) => (
        <BannerRow
          key={banner.kind}
          banner={banner}
          batch={batch}
          first={banner === first}
          signIn={signIn}
        />
      ))}
    </div>
  );
}

interface Action {
  readonly label: string;
  readonly run: () => void;
}

interface Shown {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly actions: readonly Action[];
}

function BannerRow({
  banner,
  batch,
  first,
  signIn,
}: {
  readonly banner: Banner;
  readonly batch: BatchView;
  /** The most urgent of those that ask for something: what ends it is the screen's one primary button. */
  readonly first: boolean;
  readonly signIn: SignIn;
}) {
  const [opened, setOpened] = useState<'cap' | 'sign-in' | null>(null);
  const shown = useShown(banner, batch, setOpened);
  const Icon = shown.icon;
  const calm = isCalm(banner);
  return (
    <div
      role={calm ? 'status' : 'alert'}
      className={cx(
        'animate-rise rounded-md border',
        calm
          ? 'border-line-strong bg-panel'
          : 'border-[color-mix(in_srgb,var(--ask)_55%,transparent)] bg-[color-mix(in_srgb,var(--ask)_9%,transparent)]',
      )}
    >
      <div className="flex min-h-[42px] flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
        <Icon
          size={17}
          strokeWidth={1.75}
          aria-hidden
          className={cx('shrink-0', calm ? 'text-text-2' : 'text-ask')}
        />
        <p className="min-w-[16em] flex-1">
          <span className="mr-2 font-semibold">{shown.title}</span>
          <span className={calm ? 'text-text-2' : ''}>{shown.text}</span>
        </p>
        {shown.actions.map((action, at) => (
          <Button
            key={action.label}
            small
            // The form that opens has a primary button of its own.
            kind={first && !opened && at === shown.actions.length - 1 ? 'primary' : 'plain'}
            onPress={action.run}
          >
            {action.label}
          </Button>
        ))}
      </div>
      {opened === 'sign-in' && banner.kind === 'signed-out' ? (
        <section className="animate-rise rounded-b-md border-t bg-panel px-11 py-4">
          <h2 className="sr-only">{t('welcome.sign-in')}</h2>
          <div className="max-w-[360px]">{signIn(() => setOpened(null))}</div>
        </section>
      ) : null}
      <CapDialog batch={batch} open={opened === 'cap'} onClose={() => setOpened(null)} />
    </div>
  );
}

function useShown(
  banner: Banner,
  batch: BatchView,
  open: (what: 'cap' | 'sign-in' | null) => void,
): Shown {
  const client = useClient();
  const act = useAct();
  const set = useView((state) => state.set);
  const goOn = (label: string): Action => ({
    label,
    run: () => void act(() => client.call('batches:act', { batchId: batch.id, action: 'resume' })),
  });
  switch (banner.kind) {
    case 'signed-out':
      return {
        icon: TriangleAlert,
        title: t('banner.signed-out'),
        text: t('banner.signed-out-text'),
        actions: [{ label: t('banner.signed-out-action'), run: () => open('sign-in') }],
      };
    case 'credits':
      return {
        icon: TriangleAlert,
        title: t('banner.credits'),
        text: creditsText(batch),
        actions: [
          {
            label: t('banner.credits-action'),
            run: () => void act(() => client.call('app:open-page', { page: 'credits' })),
          },
          goOn(t('banner.credits-done')),
        ],
      };
    case 'disk-full':
      return {
        icon: TriangleAlert,
        title: t('banner.disk-full'),
        text: t('banner.disk-full-text'),
        actions: [goOn(t('banner.disk-full-done'))],
      };
    case 'folder-missing':
      return {
        icon: TriangleAlert,
        title: t('banner.folder-missing'),
        text: t('banner.folder-missing-text', { folder: batch.outputLabel }),
        actions: [goOn(t('banner.folder-missing-done'))],
      };
    case 'paused':
      return {
        icon: CirclePause,
        title: t('banner.paused'),
        text: t('banner.paused-text'),
        actions: [],
      };
    case 'quit':
      return {
        icon: CirclePause,
        title: t('banner.paused'),
        text: t('banner.quit-text'),
        actions: [],
      };
    case 'pilot':
      return {
        icon: CircleHelp,
        title: t('banner.pilot'),
        text: t('banner.pilot-text'),
        actions: [
          ...(batch.pilot?.runId
            ? [
                {
                  label: t('pilot.see'),
                  run: () => set({ selectedRuns: batch.pilot?.runId ? [batch.pilot.runId] : [] }),
                },
              ]
            : []),
          {
            label: t('banner.pilot-action'),
            run: () =>
              void act(() => client.call('batches:act', { batchId: batch.id, action: 'release' })),
          },
        ],
      };
    case 'unclear': {
      const [first] = banner.runs;
      const one = banner.runs.length === 1 && first;
      return {
        icon: CircleHelp,
        title: one
          ? t('banner.unclear-one', { sku: first.sku })
          : t('banner.unclear-many', { n: banner.runs.length }),
        text: t('banner.unclear-text'),
        actions: [
          {
            label: t('banner.unclear-action'),
            run: () =>
              set({
                selectedRuns: first ? [first.id] : [],
                runPanelOpen: true,
                ...(one ? {} : { runFilter: 'needs-you' as const }),
              }),
          },
        ],
      };
    }
    case 'parked':
      return {
        icon: TriangleAlert,
        title: t('banner.parked'),
        text: t('banner.parked-text', { n: banner.count }),
        actions: [{ label: t('banner.parked-raise'), run: () => open('cap') }],
      };
  }
}

/** With the numbers of the server ("12 needed, 3 left") where it gave them. */
function creditsText({ state }: BatchView): string {
  const failure = state.state === 'paused' ? state.failure : undefined;
  if (!failure) return t('banner.credits-text');
  const { message, detail } = wordsOf(failure);
  return [message, detail].filter(Boolean).join(' ');
}
