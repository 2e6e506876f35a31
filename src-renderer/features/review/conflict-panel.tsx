/** Two people decided differently: both decisions side by side, one click each. */
import { GitCompareArrows } from 'lucide-react';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { settled } from '../../view/review-judging.ts';
import { conflictsByPerson, fieldWords } from '../../view/review-words.ts';

export function ConflictPanel({ result }: { readonly result: ReviewResult }) {
  const settle = useReview((state) => state.settle);
  const say = useReview((state) => state.say);
  if (result.conflicts.length === 0) return null;
  const take = (by: string, whose: 'ours' | 'theirs') => {
    settle([settled(result, by, whose)]);
    say(t(whose === 'ours' ? 'review.said-ours' : 'review.said-theirs', { by }));
  };
  return (
    <>
      {conflictsByPerson(result.conflicts).map(({ by, conflicts }) => (
        <section
          key={by}
          aria-label={t('review.conflict-with', { by })}
          className="-mx-4 border-b bg-raised px-4 pb-4 first:-mt-4 first:pt-4"
        >
          <h2 className="flex items-center gap-2 font-medium text-wait">
            <GitCompareArrows size={15} aria-hidden className="shrink-0" />
            <span className="min-w-0 break-words">{t('review.conflict-with', { by })}</span>
          </h2>
          <table className="mt-2 w-full table-fixed text-left text-cap">
            <thead>
              <tr className="text-text-2">
                <th className="w-16 font-normal">
                  <span className="sr-only">{t('review.field')}</span>
                </th>
                <th className="pb-1 font-normal">{t('review.ours')}</th>
                <th className="pb-1 font-normal">{t('review.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {conflicts.map(({ field, theirs }) => (
                <tr key={field} className="border-t align-top">
                  <th className="py-1 pr-2 font-normal text-text-2">
                    {t(`review.field-${field}`)}
                  </th>
                  <td className="break-words py-1 pr-2">{fieldWords(field, result.judgement)}</td>
                  <td className="break-words py-1">{fieldWords(field, theirs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="mt-2 grid grid-cols-2 gap-2">
            <Button small onPress={() => take(by, 'ours')}>
              {t('review.keep-ours')}
            </Button>
            <Button small onPress={() => take(by, 'theirs')}>
              {t('review.take-theirs')}
            </Button>
          </div>
        </section>
      ))}
    </>
  );
}
