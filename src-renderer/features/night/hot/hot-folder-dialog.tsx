/** Makes a watched folder, or changes one: which folder, what is made of it, and what it may spend. */
import { type ReactNode, useState } from 'react';
import type { AccountKey, GrantId } from '../../../../src-shared/domain/ids.ts';
import { BUILT_IN_PRESETS } from '../../../../src-shared/domain/preset.ts';
import {
  DEFAULT_QUIET_SECONDS,
  type HotFolderView,
  type HotFolderWishes,
  MAX_QUIET_SECONDS,
  MIN_QUIET_SECONDS,
} from '../../../../src-shared/ipc/calls/hot-folders.ts';
import { activeAccount } from '../../../stores/accounts.ts';
import {
  useAccounts,
  useAct,
  useBatchLook,
  useClient,
  usePresets,
} from '../../../stores/context.tsx';
import { t } from '../../../text/index.ts';
import { BudgetForm } from '../../../ui/budget-form.tsx';
import { Button } from '../../../ui/button.tsx';
import { Toggle } from '../../../ui/check.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, FieldLabel } from '../../../ui/field.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { accountName, presetName } from '../../../view/built-in-names.ts';
import type { HotFolders } from './use-hot-folders.ts';

interface Chosen {
  readonly id: GrantId | null;
  readonly label: string;
}

/** Shows the identity of an account by its code, and lets another one be chosen. */
export type ShowIdentity = (
  code: string,
  account: AccountKey,
  onChange: (code: string) => void,
) => ReactNode;

export function HotFolderDialog({
  known,
  identity,
  change,
  onClose,
}: {
  /** Null makes a new one. */
  readonly known: HotFolderView | null;
  readonly identity: ShowIdentity;
  readonly change: HotFolders['change'];
  readonly onClose: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const accounts = useAccounts((state) => state.accounts);
  const active = useAccounts(activeAccount);
  const presets = usePresets((state) => state.presets);
  const lookIdentity = useBatchLook((state) => state.identity);
  const [folder, setFolder] = useState<Chosen | null>(known && { id: null, label: known.label });
  const [output, setOutput] = useState<Chosen | null>(
    known && { id: null, label: known.outputLabel },
  );
  const [wishes, setWishes] = useState<HotFolderWishes>(
    known?.wishes ?? {
      presetId: BUILT_IN_PRESETS[0]?.id ?? '',
      identityCode: lookIdentity?.code ?? '',
      account: active?.key ?? ('' as AccountKey),
      dayBudget: {},
      quietSeconds: DEFAULT_QUIET_SECONDS,
      convert: false,
    },
  );
  const [quiet, setQuiet] = useState(String(wishes.quietSeconds));
  const [takeExisting, setTakeExisting] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<HotFolderWishes>) => setWishes((before) => ({ ...before, ...part }));
  const isNew = known === null || folder?.id != null;

  const pickFolder = () =>
    void act(async () => {
      const picked = await client.call('hot-folders:pick');
      if (picked) setFolder(picked);
    });
  const pickOutput = () =>
    void act(async () => {
      const picked = await client.call('intake:pick-output');
      if (picked) setOutput(picked);
    });
  const save = async () => {
    const lacks =
      (folder ? null : t('hot.need-folder')) ??
      (output ? null : t('hot.need-output')) ??
      (wishes.identityCode === '' ? t('hot.need-identity') : null) ??
      (wishes.account === '' ? t('hot.need-account') : null);
    setMissing(lacks);
    if (lacks !== null || !folder || !output) return;
    setBusy(true);
    const seconds = Number(quiet.replace(/\D/g, '')) || DEFAULT_QUIET_SECONDS;
    const quietSeconds = Math.min(MAX_QUIET_SECONDS, Math.max(MIN_QUIET_SECONDS, seconds));
    const done = await change(() =>
      client.call('hot-folders:save', {
        ...{ ...wishes, quietSeconds },
        ...{ id: known?.id ?? null, folder: folder.id, output: output.id, takeExisting },
      }),
    );
    setBusy(false);
    if (done) onClose();
  };

  return (
    <Dialog
      wide
      open
      onClose={onClose}
      title={known ? t('hot.edit-title', { name: known.label }) : t('hot.new-title')}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" isPending={busy} onPress={() => void save()}>
            {t(known ? 'hot.save-changes' : 'hot.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-4 max-[560px]:grid-cols-1">
          <FolderRow label={t('hot.folder')} chosen={folder} onPick={pickFolder} />
          <FolderRow label={t('hot.output')} chosen={output} onPick={pickOutput} />
        </div>
        {known && folder?.id != null ? (
          <p className="text-cap text-text-2">{t('hot.other-folder')}</p>
        ) : null}
        <div className="grid grid-cols-2 gap-4 max-[560px]:grid-cols-1">
          <Pick
            label={t('hot.preset')}
            value={wishes.presetId}
            choices={presets.map((preset) => ({ value: preset.id, label: presetName(preset) }))}
            onChange={(presetId) => set({ presetId })}
          />
          <Pick
            label={t('hot.account')}
            value={wishes.account}
            choices={accounts.map((one) => ({ value: one.key, label: accountName(one) }))}
            onChange={(account) => set({ account })}
          />
          <div className="col-span-full min-w-0">
            <FieldLabel>{t('hot.identity')}</FieldLabel>
            {identity(wishes.identityCode, wishes.account, (identityCode) => set({ identityCode }))}
          </div>
          <Field
            label={t('hot.quiet')}
            value={quiet}
            onChange={setQuiet}
            maxLength={4}
            hint={t('hot.quiet-hint')}
          />
        </div>
        <BudgetForm
          text={`${t('hot.spends')} ${t('hot.budget-text')}`}
          creditsLabel={t('hot.budget-max-credits')}
          outputsLabel={t('hot.budget-max-outputs')}
          budget={wishes.dayBudget}
          onChange={(dayBudget) => set({ dayBudget })}
        />
        <Toggle
          label={t('hot.convert')}
          text={t('hot.convert-text')}
          value={wishes.convert}
          onChange={(convert) => set({ convert })}
        />
        {isNew ? (
          <Toggle
            label={t('hot.existing')}
            text={t('hot.existing-text')}
            value={takeExisting}
            onChange={setTakeExisting}
          />
        ) : null}
        {missing === null ? null : (
          <p role="alert" className="text-bad">
            {missing}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function FolderRow({
  label,
  chosen,
  onPick,
}: {
  readonly label: string;
  readonly chosen: Chosen | null;
  readonly onPick: () => void;
}) {
  return (
    <div className="min-w-0">
      <FieldLabel>{label}</FieldLabel>
      <div className="flex items-center gap-2">
        <Button small aria-label={`${label}: ${t('hot.folder-choose')}`} onPress={onPick}>
          {t('hot.folder-choose')}
        </Button>
        <span title={chosen?.label ?? ''} className={chosen ? 'min-w-0 truncate' : 'text-text-3'}>
          {chosen?.label ?? t('hot.folder-none')}
        </span>
      </div>
    </div>
  );
}
