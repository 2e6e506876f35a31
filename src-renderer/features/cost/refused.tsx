/** Why Start did not start, each reason with the way to solve it. */
import { CircleHelp, X } from 'lucide-react';
import type { DraftSkuId } from '../../../src-shared/domain/ids.ts';
import { useAct, useClient, useDraft, useLook, useView } from '../../stores/context.tsx';
import { formatNumber } from '../../text/format.ts';
import { LANGUAGE, t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import type { Refusal } from '../../view/batch-request.ts';
import { isBlocked, skusOf } from '../../view/draft-view.ts';

interface Jump {
  readonly label: string;
  readonly run: () => void;
}

export function Refused({
  reasons,
  onStartAnyway,
  onClose,
}: {
  readonly reasons: readonly Refusal[];
  /** Null while a reason stands that cannot be gone past. */
  readonly onStartAnyway: (() => void) | null;
  readonly onClose: () => void;
}) {
  const jumpsOf = useJumps();
  return (
    <div
      role="alert"
      aria-label={t('refuse.title')}
      className="flex animate-rise gap-3 border-b px-6 py-3"
    >
      <CircleHelp size={16} aria-hidden className="mt-[5px] shrink-0 text-ask" />
      <ul className="flex min-w-0 flex-1 flex-col gap-1">
        {reasons.map((refusal) => (
          <li key={refusal.reason} className="flex min-h-[26px] flex-wrap items-center gap-2">
            <span className="mr-1">{sentence(refusal)}</span>
            {jumpsOf(refusal).map((jump) => (
              <Button key={jump.label} small onPress={jump.run}>
                {jump.label}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      {onStartAnyway ? (
        <Button small onPress={onStartAnyway}>
          {t('refuse.start-anyway')}
        </Button>
      ) : null}
      <IconButton label={t('action.dismiss')} onPress={onClose} className="!size-[26px]">
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

/** The control that does it is on the screen: pressing it keeps one way. */
function pressCommand(name: string): void {
  document.querySelector<HTMLElement>(`[data-command="${name}"]`)?.click();
}

function sentence(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'problems':
      return t('refuse.problems', { n: refusal.count });
    case 'credits':
      return t('refuse.credits', {
        need: formatNumber(refusal.need),
        have: formatNumber(refusal.have),
      });
    case 'identity-locked':
    case 'output-not-writable':
    case 'disk-low':
    case 'budget-small':
    case 'everything-done':
      // In English it carries its numbers.
      return LANGUAGE === 'en' ? refusal.message : t(`refuse.${refusal.reason}`);
    default:
      return t(`refuse.${refusal.reason}`);
  }
}

function useJumps(): (refusal: Refusal) => readonly Jump[] {
  const client = useClient();
  const act = useAct();
  const set = useView((state) => state.set);
  const setLook = useLook((state) => state.set);
  const order = useDraft((state) => state.order);
  const skus = useDraft((state) => state.skus);
  const leaveOut = (ids: readonly DraftSkuId[]) =>
    void act(() => client.call('intake:edit-skus', { skuIds: [...ids], included: false }));
  const pickOutput = () =>
    void act(async () => {
      const output = await client.call('intake:pick-output');
      if (output) setLook({ output });
    });
  return (refusal) => {
    switch (refusal.reason) {
      case 'scanning':
        return [];
      case 'no-skus':
        return [
          {
            label: t('refuse.no-skus-jump'),
            run: () => void act(() => client.call('intake:pick-folders')),
          },
        ];
      case 'none-included':
        return [{ label: t('refuse.none-included-jump'), run: () => set({ draftFilter: 'out' }) }];
      case 'problems':
        return [
          {
            label: t('refuse.problems-jump'),
            run: () => set({ draftFilter: 'problems', draftSearch: '' }),
          },
          {
            label: t('refuse.problems-leave-out'),
            run: () =>
              leaveOut(
                skusOf(order, skus)
                  .filter((sku) => sku.included && isBlocked(sku))
                  .map((sku) => sku.id),
              ),
          },
        ];
      case 'identity':
        return [
          {
            label: t('refuse.identity-jump'),
            run: () => set({ identityOpen: true, lookOf: 'batch' }),
          },
        ];
      case 'output':
        return [{ label: t('refuse.output-jump'), run: pickOutput }];
      case 'account':
        return [{ label: t('refuse.account-jump'), run: () => set({ signInOpen: true }) }];
      case 'credits':
        return [
          {
            label: t('refuse.credits-buy'),
            run: () => void act(() => client.call('app:open-page', { page: 'credits' })),
          },
          { label: t('refuse.use-cap'), run: () => pressCommand('cost:cap') },
        ];
      case 'identity-locked':
        return [{ label: t('refuse.identity-jump'), run: () => set({ identityOpen: true }) }];
      case 'output-not-writable':
      case 'disk-low':
        return [{ label: t('refuse.output-jump'), run: pickOutput }];
      case 'budget-small':
        return [{ label: t('refuse.use-cap'), run: () => pressCommand('cost:cap') }];
      case 'everything-done':
        return [
          { label: t('look.when-done-again'), run: () => setLook({ whenDone: 'run-again' }) },
        ];
    }
  };
}
