/** Room on the disk: what the app keeps, what it can give back, what the batches' pictures take. */
import { useEffect, useState } from 'react';
import type { StorageView } from '../../../src-shared/ipc/calls/storage.ts';
import { useAct, useClient, useStudio } from '../../stores/context.tsx';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Row, Section } from './section.tsx';

/** The largest are worth naming; all others are in the list of batches. */
const NAMED = 5;

export function StorageSection() {
  const client = useClient();
  const act = useAct();
  const [view, setView] = useState<StorageView | null>(null);
  const batches = useStudio((state) => state.batches);
  useEffect(() => {
    let stopped = false;
    void act(async () => {
      const answer = await client.call('storage:view');
      if (!stopped) setView(answer);
    });
    return () => {
      stopped = true;
    };
  }, [client, act]);
  const clear = () => void act(async () => setView(await client.call('storage:clear-cache')));
  return (
    <Section title={t('storage.title')}>
      <Row title={t('storage.data')} text={t('storage.data-text')}>
        <Size bytes={view?.data} />
      </Row>
      <Row title={t('storage.cache')} text={t('storage.cache-text')}>
        <Size bytes={view?.cache} />
        <Button small isDisabled={!view || view.cache === 0} onPress={clear}>
          {t('storage.clear')}
        </Button>
      </Row>
      {(view?.batches ?? [])
        .toSorted((a, b) => b.bytes - a.bytes)
        .slice(0, NAMED)
        .filter((batch) => batch.bytes > 0)
        .map((batch) => (
          <Row
            key={batch.batchId}
            title={batches[batch.batchId]?.name ?? t('storage.older')}
            text={[
              t('storage.files', { n: batch.files }),
              batches[batch.batchId]?.outputLabel ?? '',
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <Size bytes={batch.bytes} />
          </Row>
        ))}
    </Section>
  );
}

function Size({ bytes }: { readonly bytes: number | undefined }) {
  if (bytes === undefined) return <Skeleton className="h-4 w-14" />;
  return <span className="text-text-2 tabular-nums">{formatBytes(bytes)}</span>;
}
