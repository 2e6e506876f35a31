/** What an order would cost, what is in the account, and what cannot be ordered, each with its reason. */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { RedoPrice } from '../../../src-shared/ipc/calls/review.ts';
import { useStores } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { FailureNote, Skeleton } from '../../ui/states.tsx';
import { StatusIcon } from '../../ui/tone.tsx';
import { refusedByReason } from '../../view/review-redo.ts';

export function RedoPriceNote({
  price,
  failure,
}: {
  readonly price: RedoPrice | null;
  readonly failure: Failure | null;
}) {
  const { review } = useStores();
  if (failure) return <FailureNote failure={wordsOf(failure)} retryLabel={t('action.retry')} />;
  if (!price) return <Skeleton className="h-10 w-full" />;
  const nameOf = (id: RedoPrice['refused'][number]['id']) => {
    const result = resultAt(review.getState(), id);
    return review.getState().skus[result?.sku ?? -1]?.name ?? result?.fileName ?? '';
  };
  const short = price.credits !== null && price.balance !== null && price.credits > price.balance;
  return (
    <div className="flex flex-col gap-3 border-t pt-3" aria-live="polite">
      <p className="text-lead tabular-nums">
        {t('review.redo-count', { n: price.pictures })}{' '}
        {t('review.redo-of-skus', { n: price.skus })}
        <span className="block text-base text-text-2">
          {price.credits === null
            ? t('review.redo-no-price')
            : t('review.redo-credits', { n: price.credits })}{' '}
          {price.balance === null ? null : t('review.redo-balance', { n: price.balance })}
        </span>
      </p>
      {short ? (
        <p className="flex items-center gap-2 text-wait">
          <StatusIcon tone="warn" />
          {t('review.redo-short')}
        </p>
      ) : null}
      {refusedByReason(price.refused, nameOf).map(({ message, names }) => (
        <div key={message} className="flex items-start gap-2">
          <StatusIcon tone="warn" />
          <p className="min-w-0">
            {t('review.redo-refused', { n: names.length })} {message}
            <span className="line-clamp-3 text-cap text-text-2">{names.join(', ')}</span>
          </p>
        </div>
      ))}
    </div>
  );
}
