/** A SKU's flat-lays in upload order and its pictures as they come. A picture opens large. */
import { Button } from 'react-aria-components';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useView } from '../../stores/context.tsx';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Picture } from '../../ui/picture.tsx';
import { slots } from '../../ui/slots.ts';
import { Skeleton } from '../../ui/states.tsx';

export function RunPictures({ run }: { readonly run: RunView }) {
  const go = useView((state) => state.go);
  const missing = Math.max(0, run.expectedOutputs - run.outputs.length);
  return (
    <>
      <section>
        <h3 className="mb-2 text-cap text-text-2">{t('run.photos')}</h3>
        <ul className="flex flex-wrap gap-1.5">
          {run.photos.map((photo) => (
            <li key={photo.id} title={photo.note ? `${photo.name}: ${photo.note}` : photo.name}>
              <Picture
                src={mediaUrl('photo', photo.id, 96)}
                alt={photo.name}
                className="h-16 w-[50px]"
              />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="mb-2 text-cap text-text-2">{t('run.pictures')}</h3>
        <ul className="grid grid-cols-3 gap-2">
          {run.outputs.map((output) => (
            <li key={output.id}>
              {output.state === 'saved' ? (
                <Button
                  aria-label={output.fileName}
                  onPress={() =>
                    go({ screen: 'review', batchId: run.batchId, outputId: output.id })
                  }
                  className="block w-full rounded-sm"
                >
                  <Picture
                    src={mediaUrl('output', output.id, 256)}
                    alt={output.fileName}
                    className="aspect-[3/4] w-full"
                  />
                </Button>
              ) : (
                <Skeleton className="aspect-[3/4] w-full" />
              )}
              {output.failure ? (
                <p className="mt-1 text-bad text-note">{wordsOf(output.failure).message}</p>
              ) : null}
            </li>
          ))}
          {slots(missing).map((slot) => (
            <li key={slot}>
              <Skeleton className="aspect-[3/4] w-full" />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
