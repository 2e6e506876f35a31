/** Room on the disk: what the app keeps, what it can give back, what the batches' pictures take. */
import { FolderOpen, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { StorageView } from '../../../src-shared/ipc/calls/storage.ts';
import { useAct, useClient, useStudio } from '../../stores/context.tsx';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { DeleteBatchDialog } from './delete-batch-dialog.tsx';
import { Row, Section } from './section.tsx';

/** The largest are worth naming at once. */
const NAMED = 5;
const KEPT = ['database', 'copies', 'logs', 'sandbox', 'other'] as const;

export function StorageSection() {
  const client = useClient();
  const act = useAct();
  const [view, setView] = useState<StorageView | null>(null);
  const load = useCallback(
    () => act(async () => setView(await client.call('storage:view'))),
    [act, client],
  );
  useEffect(() => void load(), [load]);
  const caches = view ? view.cache + view.converted : undefined;
  return (
    <Section
      title={t('storage.title')}
      action={
        <Button small onPress={() => void act(() => client.call('storage:open-folder'))}>
          <FolderOpen size={14} strokeWidth={1.75} aria-hidden />
          {t('storage.open')}
        </Button>
      }
    >
      {KEPT.map((part) => (
        <Row
          key={part}
          title={t(`storage.${part}`)}
          {...(part === 'other' ? {} : { text: t(`storage.${part}-text`) })}
        >
          <Size bytes={view?.[part]} />
        </Row>
      ))}
      <Row
        title={t('storage.caches')}
        text={t('storage.caches-text', {
          thumbs: formatBytes(view?.cache ?? 0),
          copies: formatBytes(view?.converted ?? 0),
        })}
      >
        <Size bytes={caches} />
        <Button
          small
          isDisabled={!caches}
          onPress={() => void act(async () => setView(await client.call('storage:clear-cache')))}
        >
          {t('storage.clear')}
        </Button>
      </Row>
      <BatchSizes view={view} onDeleted={() => void load()} />
      {view?.free == null ? null : (
        <p className="pt-2 text-cap text-text-2 tabular-nums">
          {t('storage.free', { size: formatBytes(view.free) })}
        </p>
      )}
    </Section>
  );
}

function BatchSizes({
  view,
  onDeleted,
}: {
  readonly view: StorageView | null;
  readonly onDeleted: () => void;
}) {
  const batches = useStudio((state) => state.batches);
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<BatchId | null>(null);
  const sorted = (view?.batches ?? []).toSorted((a, b) => b.bytes - a.bytes);
  if (sorted.length === 0) return null;
  const asked = asking === null ? undefined : batches[asking];
  return (
    <section aria-label={t('storage.batches')} className="pt-4">
      <h3 className="font-medium">{t('storage.batches')}</h3>
      <p className="text-cap text-text-2">{t('storage.batches-text')}</p>
      {sorted.slice(0, all ? undefined : NAMED).map(({ batchId, files, bytes }) => {
        const batch = batches[batchId];
        const name = batch?.name ?? t('storage.older');
        return (
          <Row
            key={batchId}
            title={<span className="block truncate">{name}</span>}
            text={[t('storage.files', { n: files }), batch?.outputLabel ?? '']
              .filter(Boolean)
              .join(' · ')}
          >
            <Size bytes={bytes} />
            {batch?.state.state === 'ended' ? (
              <IconButton
                label={t('storage.delete-of', { name })}
                onPress={() => setAsking(batchId)}
              >
                <Trash2 size={15} strokeWidth={1.75} aria-hidden />
              </IconButton>
            ) : (
              <span aria-hidden className="w-[30px]" />
            )}
          </Row>
        );
      })}
      {!all && sorted.length > NAMED ? (
        <Button small kind="quiet" className="mt-1" onPress={() => setAll(true)}>
          {t('storage.show-all', { n: sorted.length })}
        </Button>
      ) : null}
      {asked ? (
        <DeleteBatchDialog
          key={asked.id}
          batch={asked}
          onClose={(deleted) => {
            setAsking(null);
            if (deleted) onDeleted();
          }}
        />
      ) : null}
    </section>
  );
}

function Size({ bytes }: { readonly bytes: number | undefined }) {
  if (bytes === undefined) return <Skeleton className="h-4 w-14" />;
  return <span className="text-text-2 tabular-nums">{formatBytes(bytes)}</span>;
}
