/** What needs the user, with the action in it. It stays until the cause is gone. */
import { CircleHelp, CirclePause, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { BudgetForm } from '../../ui/budget-form.tsx';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Banner, bannersOf } from '../../view/banner-view.ts';

export function Banners({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  const banners = bannersOf(batch, runs);
  if (banners.length === 0) return null;
  return (
    <div className="mx-6 mt-3 flex shrink-0 flex-col gap-2">
      {banners.map((banner) => (
        <BannerRow key={banner.kind} banner={banner} batch={batch} />
      ))}
    </div>
  );
}

interface Shown {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly calm?: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
}

function BannerRow({ banner, batch }: { readonly banner: Banner; readonly batch: BatchView }) {
  const [capping, setCapping] = useState(false);
  const shown = useShown(banner, batch, () => setCapping(true));
  const Icon = shown.icon;
  return (
    <div
      role={shown.calm ? 'status' : 'alert'}
      className={cx(
        'flex min-h-[42px] animate-rise items-center gap-3 rounded-md border px-3 py-1.5',
        shown.calm
          ? 'border-line-strong bg-panel'
          : 'border-[color-mix(in_srgb,var(--ask)_55%,transparent)] bg-[color-mix(in_srgb,var(--ask)_9%,transparent)]',
      )}
    >
      <Icon
        size={17}
        strokeWidth={1.75}
        aria-hidden
        className={cx('shrink-0', shown.calm ? 'text-text-2' : 'text-ask')}
      />
      <p className="min-w-0 flex-1">
        <span className="mr-2 font-semibold">{shown.title}</span>
        <span className={shown.calm ? 'text-text-2' : ''}>{shown.text}</span>
      </p>
      {shown.action ? (
        <Button small onPress={shown.action.run}>
          {shown.action.label}
        </Button>
      ) : null}
      <CapDialog batch={batch} open={capping} onClose={() => setCapping(false)} />
    </div>
  );
}

function useShown(banner: Banner, batch: BatchView, raiseCap: () => void): Shown {
  const client = useClient();
  const act = useAct();
  const set = useView((state) => state.set);
  const resume = {
    label: t('progress.resume'),
    run: () => void act(() => client.call('batches:act', { batchId: batch.id, action: 'resume' })),
  };
  switch (banner.kind) {
    case 'signed-out':
      return {
        icon: TriangleAlert,
        title: t('banner.signed-out'),
        text: t('banner.signed-out-text'),
        action: { label: t('banner.signed-out-action'), run: () => set({ signInOpen: true }) },
      };
    case 'credits':
      return {
        icon: TriangleAlert,
        title: t('banner.credits'),
        text: failureText(batch) ?? t('banner.credits-text'),
        action: {
          label: t('banner.credits-action'),
          run: () => void act(() => client.call('app:open-page', { page: 'credits' })),
        },
      };
    case 'disk-full':
      return {
        icon: TriangleAlert,
        title: t('banner.disk-full'),
        text: t('banner.disk-full-text'),
        action: resume,
      };
    case 'folder-missing':
      return {
        icon: TriangleAlert,
        title: t('banner.folder-missing'),
        text: t('banner.folder-missing-text'),
        action: resume,
      };
    case 'paused':
      return {
        icon: CirclePause,
        calm: true,
        title: t('banner.paused'),
        text: t('banner.paused-text'),
      };
    case 'quit':
      return {
        icon: CirclePause,
        calm: true,
        title: t('banner.paused'),
        text: t('banner.quit-text'),
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
        action: {
          label: t('banner.unclear-action'),
          run: () =>
            set({
              selectedRuns: first ? [first.id] : [],
              runPanelOpen: true,
              ...(one ? {} : { runFilter: 'needs-you' as const }),
            }),
        },
      };
    }
    case 'parked':
      return {
        icon: TriangleAlert,
        title: t('banner.parked'),
        text: t('banner.parked-text', { n: banner.count }),
        action: { label: t('banner.parked-action'), run: raiseCap },
      };
  }
}

/** The server's numbers ("12 credits needed, 3 left") where it gave them. */
function failureText(batch: BatchView): string | undefined {
  return batch.state.state === 'paused' ? batch.state.failure?.message : undefined;
}

function CapDialog({
  batch,
  open,
  onClose,
}: {
  readonly batch: BatchView;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const [budget, setBudget] = useState(batch.budget);
  return (
    <Dialog
      title={t('cost.cap-title')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button
            kind="primary"
            onPress={async () => {
              onClose();
              await act(() => client.call('batches:set-budget', { batchId: batch.id, budget }));
            }}
          >
            {t('banner.parked-action')}
          </Button>
        </>
      }
    >
      <BudgetForm
        text={t('cost.cap-text')}
        creditsLabel={t('cost.cap-credits')}
        outputsLabel={t('cost.cap-outputs')}
        budget={budget}
        onChange={setBudget}
      />
    </Dialog>
  );
}
