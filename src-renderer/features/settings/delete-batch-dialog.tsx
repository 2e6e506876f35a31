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
      <div className="flex flex-col gap-4">
        {files === null ? (
          <p className="text-text-2">{t('storage.looking')}</p>
        ) : (
          <>
            {files.pictures.files > 0 ? (
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
                    n: files.pictures.files,
                    size: formatBytes(files.pictures.bytes),
                  })}
                />
              </RadioGroup>
            ) : (
              <p>{t('storage.no-pictures')}</p>
            )}
            <Fate files={files} folder={batch.outputLabel} choice={choice} />
          </>
        )}
        <p className="text-cap text-text-2">
          {choice === 'delete' ? `${t('storage.trash-hint')} ` : null}
          {t('storage.delete-text')}
        </p>
      </div>
    </Dialog>
  );
}

/** What goes and what stays, each with its number and size. */
function Fate({
  files,
  folder,
  choice,
}: {
  readonly files: BatchFiles;
  readonly folder: string;
  readonly choice: Choice;
}) {
  const line = (part: Exclude<keyof BatchFiles, 'gone'>) => {
    const { files: n, bytes } = files[part];
    return n === 0
      ? null
      : t(`storage.line-${part}`, { n, size: formatBytes(bytes).replace(' ', '\u00a0'), folder });
  };
  const ours = [line('pictures'), line('metadata')];
  const theirs = [line('edited'), line('others'), line('reports'), t('storage.stays-always')];
  const gone = choice === 'delete' ? ours : [];
  const kept = choice === 'delete' ? [] : ours;
  return (
    <div className="grid grid-cols-2 gap-x-6 rounded-md border bg-canvas px-4 py-3">
      <Lines title={t('storage.goes')} lines={[t('storage.goes-list'), ...gone]} />
      <Lines title={t('storage.stays')} lines={[...kept, ...theirs]} />
    </div>
  );
}

function Lines({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: readonly (string | null)[];
}) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="text-cap text-text-2">{title}</h3>
      <ul className="mt-1 flex flex-col gap-1 tabular-nums">
        {lines.map((text) => (text === null ? null : <li key={text}>{text}</li>))}
      </ul>
    </section>
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
