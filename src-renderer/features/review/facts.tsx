/** What is known of a picture, its other versions, and the way to its file. */
import { FolderOpen } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { ReviewResult, ReviewSku } from '../../../src-shared/domain/review/library.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useAct, useClient, useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { factsOf, instructionWords, placeWords } from '../../view/review-words.ts';

export function Facts({
  result,
  sku,
  own,
  collectionId,
}: {
  readonly result: ReviewResult;
  readonly sku: ReviewSku;
  /** All results of the SKU. */
  readonly own: readonly ReviewResult[];
  readonly collectionId: CollectionId;
}) {
  const client = useClient();
  const act = useAct();
  const asked = instructionWords(result, sku);
  const show = () =>
    void act(() => client.call('review:show-file', { collectionId, resultId: result.id }));
  return (
    <section className="flex flex-col gap-3">
      <div>
        <div className="flex items-center gap-2">
          <h1 className="min-w-0 flex-1">
            <SkuName name={sku.name} className="!font-semibold text-title" />
          </h1>
          <IconButton label={t('review.show-file')} onPress={show} isDisabled={!result.there}>
            <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
        <p className="text-cap text-text-2">{placeWords(result)}</p>
      </div>
      {asked === '' ? null : (
        <p className="line-clamp-3 select-text text-cap text-text-2" title={asked}>
          {asked}
        </p>
      )}
      <Versions result={result} own={own} />
      <dl className="grid grid-cols-[76px_1fr] gap-y-1 text-cap">
        {factsOf(result, sku).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-text-2">{name}</dt>
            <dd className="min-w-0 select-text break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {result.there ? null : <p className="text-cap text-wait">{t('review.file-gone')}</p>}
    </section>
  );
}

/** Every version of the same image, newest first. */
function Versions({
  result,
  own,
}: {
  readonly result: ReviewResult;
  readonly own: readonly ReviewResult[];
}) {
  const openResult = useReview((state) => state.openResult);
  const versions = own
    .filter((one) => isSameImage(one, result))
    .sort((a, b) => b.version - a.version);
  if (versions.length < 2) return null;
  return (
    <div>
      <p className="mb-1.5 text-cap text-text-2">{t('review.versions', { n: versions.length })}</p>
      <div className="flex flex-wrap gap-1.5">
        {versions.map((one) => (
          <AriaButton
            key={one.id}
            aria-label={t('review.version', { n: one.version })}
            aria-pressed={one.id === result.id}
            onPress={() => openResult(one.id)}
            className={cx(
              'rounded-sm',
              one.id === result.id && 'outline-2 outline-accent outline-offset-1',
            )}
          >
            <Picture src={mediaUrl('result', one.id, 96)} alt="" className="h-14 w-11" />
          </AriaButton>
        ))}
      </div>
    </div>
  );
}

const isSameImage = (a: ReviewResult, b: ReviewResult): boolean =>
  a.instruction === b.instruction && a.variation === b.variation && a.imageIndex === b.imageIndex;
