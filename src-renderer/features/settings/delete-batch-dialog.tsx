/** Deletes a batch: its pictures stay or go, by the user's word, with the amount named before. */
import { useEffect, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import type { BatchFiles } from '../../../src-shared/ipc/calls/storage.ts';
import { useAct, useClient, useNotices } from '../../stores/context.tsx';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

type Choice = 'keep' | 'delete';

export function DeleteBatchDialog({
  batch,
  onClose,
}: {
  readonly batch: BatchView;
  readonly onClose: (deleted: boolean) => void;
}) {
  const client = useClient();
  const act = useAct();
  const say = useNotices((state) => state.say);
  const [files, setFiles] = useState<BatchFiles | null>(null);
  const [choice, setChoice] = useState<Choice>('keep');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let stopped = false;
    void act(async () => {
      const found = await client.call('storage:batch', { batchId: batch.id });
      if (!stopped) setFiles(found);
    });
    return () => {
      stopped = true;
    };
  }, [act, client, batch.id]);
  const remove = async () => {
    setBusy(true);
    const done = await act(async () => {
      const input = { batchId: batch.id, pictures: choice === 'delete' };
      const { deleted, kept, inTrash } = await client.call('storage:delete-batch', input);
      const words = inTrash ? 'storage.deleted' : 'storage.deleted-for-good';
      if (deleted > 0) say({ tone: 'info', text: t(words, { n: deleted }) });
      if (kept > 0) say({ tone: 'info', text: t('storage.kept', { n: kept }) });
    });
    setBusy(false);
    onClose(done);
  };
  return (
    <Dialog
      question
      open
      onClose={() => onClose(false)}
      title={t('storage.delete-title', { name: batch.name })}
      actions={
        <>
          <Button onPress={() => onClose(false)}>{t('action.cancel')}</Button>
          <Button
            kind="danger"
            isPending={busy}
            isDisabled={files === null}
            onPress={() => void remove()}
          >
            {t(choice === 'delete' ? 'storage.delete-both' : 'storage.delete-action')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-text-2">{t('storage.delete-text')}</p>
        {files === null ? <p className="text-text-2">{t('storage.looking')}</p> : null}
        {files && files.files > 0 ? (
          <RadioGroup
            value={choice}
            onChange={(next) => setChoice(next as Choice)}
            className="flex flex-col gap-2"
          >
            <Label className="text-cap text-text-2">{t('storage.delete-pictures')}</Label>
            <Option value="keep" text={t('storage.keep-pictures')} />
            <Option
              value="delete"
              text={t('storage.drop-pictures', {
                n: files.files,
                size: formatBytes(files.bytes),
              })}
            />
          </RadioGroup>
        ) : null}
        {files && files.files === 0 ? <p>{t('storage.no-pictures')}</p> : null}
        {files && files.edited > 0 ? (
          <p className="text-cap text-text-2">{t('storage.stays-edited', { n: files.edited })}</p>
        ) : null}
        <p className="text-cap text-text-2">{t('storage.trash-hint')}</p>
      </div>
    </Dialog>
  );
}

function Option({ value, text }: { readonly value: Choice; readonly text: string }) {
  return (
    <Radio value={value} className="group flex items-center gap-2 rounded-sm">
      <span
        aria-hidden
        className="flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong"
      >
        <span className="size-2 rounded-full group-selected:bg-text" />
      </span>
      {text}
    </Radio>
  );
}
