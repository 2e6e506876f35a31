/** The pictures that most deserve a look, with their scores. One opens it beside its flat-lay. */
import { Button } from 'react-aria-components';
import type { BatchId } from '../../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../../src-shared/ipc/addresses.ts';
import { useView } from '../../../stores/context.tsx';
import { formatScore } from '../../../text/format.ts';
import { t } from '../../../text/index.ts';
import { Picture } from '../../../ui/picture.tsx';
import { SkuName } from '../../../ui/sku-name.tsx';
import type { MorningPicture } from '../../../view/morning-view.ts';

export function WorstPictures({
  batchId,
  pictures,
  ranked,
}: {
  readonly batchId: BatchId;
  readonly pictures: readonly MorningPicture[];
  readonly ranked: boolean;
}) {
  const go = useView((state) => state.go);
  if (pictures.length === 0) return null;
  return (
    <section className="mt-7">
      <h2 className="mb-3 font-semibold">
        {t('morning.first')}{' '}
        <span className="font-normal text-text-2">
          {t(ranked ? 'morning.first-ranked' : 'morning.first-plain')}
        </span>
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(150px,1fr))] gap-3">
        {pictures.map(({ run, output }) => (
          <li key={output.id}>
            <Button
              aria-label={`${run.sku}, ${output.fileName}`}
              onPress={() => go({ screen: 'review', batchId, outputId: output.id })}
              className="block w-full rounded-sm"
            >
              <Picture
                src={mediaUrl('output', output.id, 256)}
                alt=""
                className="aspect-[3/4] w-full"
              />
            </Button>
            <p className="mt-1 flex justify-between gap-2 text-cap text-text-2">
              <SkuName name={run.sku} />
              <span className="shrink-0 text-wait tabular-nums">
                {output.qualityScore === null ? null : formatScore(output.qualityScore)}
              </span>
            </p>
            {output.needsReview ? (
              <p className="truncate text-note text-wait" title={output.reviewReason ?? undefined}>
                {output.reviewReason ?? t('morning.doubt')}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
