/** The export: which pictures, for whom, under which names, into which folder; then how it goes. */
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { ExportTarget, TargetSettings } from '../../../src-shared/domain/export/target.ts';
import type { ExportJob } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { targetName } from '../../view/built-in-names.ts';
import { ExportPreview } from './export-preview.tsx';
import { NamingField } from './naming-field.tsx';
import { TargetForm } from './target-form.tsx';
import { TargetList } from './target-list.tsx';
import { type ExportForm, useExportForm } from './use-export-form.ts';
import { WhichPick } from './which-pick.tsx';

const FIRST_OWN: TargetSettings = {
  name: '',
  size: { kind: 'exact', width: 2000, height: 2000 },
  fit: 'pad',
  background: '#ffffff',
  format: 'jpg',
  quality: 92,
  maxBytes: null,
  minLongest: null,
  whenSmall: 'smaller',
};

interface Editing {
  /** Undefined: a new one. */
  readonly id?: string;
  readonly first: TargetSettings;
}

export function ExportDialog({
  collectionId,
  chosen,
  onClose,
  onStarted,
}: {
  readonly collectionId: CollectionId;
  readonly chosen: ReadonlySet<ResultId>;
  readonly onClose: () => void;
  readonly onStarted: (exportId: ExportJob['id']) => void;
}) {
  const client = useClient();
  const act = useAct();
  const form = useExportForm(collectionId, chosen);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [starting, setStarting] = useState(false);
  const targets = useTargets(form);
  const { request, checked, counts } = form;
  const files = checked?.write ?? counts.write;

  async function start(): Promise<void> {
    if (!request) return;
    setStarting(true);
    await act(async () => onStarted((await client.call('export:start', request)).exportId));
    setStarting(false);
  }

  if (editing) {
    return (
      <Dialog
        wide
        open
        onClose={() => setEditing(null)}
        title={t(editing.id === undefined ? 'export.form-new' : 'export.form-change')}
      >
        <TargetForm
          first={editing.first}
          onBack={() => setEditing(null)}
          onSave={async (settings) => {
            if (await targets.save(settings, editing.id)) setEditing(null);
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      wide="very"
      open
      onClose={onClose}
      title={t('export.title')}
      actions={
        <>
          <Button onPress={onClose}>{t('export.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={!request || files === 0 || starting}
            onPress={() => void start()}
          >
            {t('export.start', { n: files })}
          </Button>
        </>
      }
    >
      <div className="grid h-[min(600px,calc(100vh-192px))] grid-cols-[minmax(0,1fr)_324px] gap-6">
        <div className="-m-1 flex min-w-0 flex-col gap-4 overflow-y-auto p-1">
          <WhichPick
            value={form.which}
            onChange={form.setWhich}
            results={form.results}
            chosen={chosen}
          />
          <TargetList
            targets={form.targets}
            taken={form.taken.map((one) => one.id)}
            onTaken={form.setTargetIds}
            onNew={() => setEditing({ first: FIRST_OWN })}
            onEdit={(target) => setEditing({ id: target.id, first: target })}
            onCopy={(target) => setEditing({ first: { ...target, name: targetName(target) } })}
            onRemove={(target) => void targets.remove(target)}
          />
          <NamingField value={form.template} onChange={form.setTemplate} />
          <div className="flex flex-wrap gap-6">
            <FolderPick form={form} />
            <div>
              <FieldLabel>{t('export.collisions')}</FieldLabel>
              <Segmented
                label={t('export.collisions')}
                value={form.collisions}
                onChange={form.setCollisions}
                segments={(['number', 'skip'] as const).map((value) => ({
                  value,
                  label: t(`export.collisions-${value}`),
                }))}
              />
              <p className="mt-1 text-note text-text-3">{t('export.collisions-hint')}</p>
            </div>
          </div>
        </div>
        <ExportPreview form={form} />
      </div>
    </Dialog>
  );
}

function FolderPick({ form }: { readonly form: ExportForm }) {
  const client = useClient();
  const act = useAct();
  const pick = () =>
    act(async () => {
      const folder = await client.call('export:pick-folder');
      if (folder) form.setFolder(folder);
    });
  return (
    <div className="min-w-0 flex-1">
      <FieldLabel>{t('export.folder')}</FieldLabel>
      <Button onPress={() => void pick()} className="w-full !justify-start">
        <FolderOpen size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="min-w-0 truncate">{form.folder?.label ?? t('export.folder-choose')}</span>
      </Button>
    </div>
  );
}

/** Own targets: saved, and removed with a way back. */
function useTargets(form: ExportForm) {
  const client = useClient();
  const act = useAct();
  const { notices } = useStores();
  async function save(settings: TargetSettings, id?: string): Promise<boolean> {
    return act(async () => {
      const input = id === undefined ? { settings } : { id, settings };
      const saved = await client.call('export:save-target', input);
      form.setTargets(await client.call('export:targets'));
      form.setTargetIds([...new Set([...form.taken.map((one) => one.id), saved.id])]);
    });
  }
  async function remove(target: ExportTarget): Promise<void> {
    await act(async () => {
      await client.call('export:remove-target', { id: target.id });
      form.setTargets(await client.call('export:targets'));
      notices.getState().say({
        tone: 'info',
        text: t('export.target-removed', { name: target.name }),
        action: { label: t('export.undo'), run: () => void save(target) },
      });
    });
  }
  return { save, remove };
}
