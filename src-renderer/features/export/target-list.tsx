/** The targets of an export: several can be taken; own ones can be changed, built-in ones copied. */
import { Copy, Pencil, Plus, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import type { ExportTarget } from '../../../src-shared/domain/export/target.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FieldLabel } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { targetName } from '../../view/built-in-names.ts';
import { targetWords } from './export-words.ts';

export function TargetList({
  targets,
  taken,
  onTaken,
  onNew,
  onEdit,
  onCopy,
  onRemove,
}: {
  /** Null while they are read. */
  readonly targets: readonly ExportTarget[] | null;
  readonly taken: readonly string[];
  readonly onTaken: (ids: readonly string[]) => void;
  readonly onNew: () => void;
  readonly onEdit: (target: ExportTarget) => void;
  readonly onCopy: (target: ExportTarget) => void;
  readonly onRemove: (target: ExportTarget) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const known = targets !== null;
  // Own ones first: they are what a studio made for itself.
  const ordered = useMemo(
    () => targets?.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn)) ?? [],
    [targets],
  );
  useEffect(() => {
    if (!known) return;
    list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' });
  }, [known]);
  return (
    <div>
      <div className="flex items-end justify-between">
        <FieldLabel>{t('export.targets-taken', { n: taken.length })}</FieldLabel>
        <Button small kind="quiet" onPress={onNew} className="mb-1">
          <Plus size={13} aria-hidden />
          {t('export.target-new')}
        </Button>
      </div>
      {!known ? (
        <Skeleton className="h-48 w-full" />
      ) : (
        <CheckboxGroup
          ref={list}
          aria-label={t('export.targets')}
          value={[...taken]}
          onChange={onTaken}
          className="max-h-[214px] overflow-y-auto rounded-md border"
        >
          {ordered.map((target) => (
            <TargetRow
              key={target.id}
              target={target}
              onEdit={() => onEdit(target)}
              onCopy={() => onCopy(target)}
              onRemove={() => onRemove(target)}
            />
          ))}
        </CheckboxGroup>
      )}
    </div>
  );
}

function TargetRow({
  target,
  onEdit,
  onCopy,
  onRemove,
}: {
  readonly target: ExportTarget;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}) {
  const { source } = target;
  const name = targetName(target);
  return (
    <div className="flex items-center gap-1 border-b pr-1 last:border-b-0 hover:bg-hover">
      <Checkbox
        value={target.id}
        className="group inset-focus flex min-w-0 flex-1 items-center gap-2.5 rounded-sm py-1.5 pl-2.5"
      >
        <span
          aria-hidden
          className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong text-[11px] text-transparent group-selected:border-text-2 group-selected:bg-text-2 group-selected:text-canvas"
        >
          ✓
        </span>
        <span className="min-w-0">
          <span className="block truncate">{name}</span>
          <span
            className="block truncate text-note text-text-3 tabular-nums"
            {...(source ? { title: t('export.target-source', { title: source.title }) } : {})}
          >
            {targetWords(target)}
          </span>
        </span>
      </Checkbox>
      {target.builtIn ? (
        <IconButton label={t('export.target-copy', { name })} onPress={onCopy}>
          <Copy size={13} aria-hidden />
        </IconButton>
      ) : (
        <>
          <IconButton label={t('export.target-edit', { name })} onPress={onEdit}>
            <Pencil size={13} aria-hidden />
          </IconButton>
          <IconButton label={t('export.target-remove', { name })} onPress={onRemove}>
            <Trash2 size={13} aria-hidden />
          </IconButton>
        </>
      )}
    </div>
  );
}
