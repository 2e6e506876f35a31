/** One preset on the Presets screen: what it gives, at a glance, and what can be done with it. */
import { Copy, FileDown, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { countOutputs, type Instruction } from '../../../src-shared/domain/instruction.ts';
import type { Preset } from '../../../src-shared/domain/preset.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { presetName, presetText } from '../../view/built-in-names.ts';
import { backdropOf, RATIO_SHAPES } from '../../view/look-library.ts';

export interface PresetCardProps {
  readonly preset: Preset;
  readonly onUse: () => void;
  readonly onDuplicate: () => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
  readonly onExport: () => void;
}

export function PresetCard({ preset, onUse, ...on }: PresetCardProps) {
  const { instructions, builtIn } = preset;
  const name = presetName(preset);
  const text = presetText(preset);
  const entries: readonly MenuEntry[] = [
    {
      id: 'duplicate',
      label: t('preset.duplicate'),
      icon: <Copy size={14} />,
      run: on.onDuplicate,
    },
    { id: 'export', label: t('preset.export'), icon: <FileDown size={14} />, run: on.onExport },
    ...(builtIn
      ? []
      : [
          {
            id: 'rename',
            label: t('preset.rename'),
            icon: <Pencil size={14} />,
            run: on.onRename,
          },
          {
            id: 'delete',
            label: t('preset.delete'),
            icon: <Trash2 size={14} />,
            apart: true,
            run: on.onDelete,
          },
        ]),
  ];
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line bg-panel p-3">
      <ol aria-hidden className="flex h-16 items-end gap-1.5">
        {instructions.slice(0, 6).map((instruction, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn from the list, never reordered here
          <Tile key={index} instruction={instruction} />
        ))}
      </ol>
      <div className="min-w-0 flex-1">
        <h3 title={name} className="truncate font-semibold">
          {name}
        </h3>
        <p className="text-cap text-text-2 tabular-nums">
          {t('preset.pictures', { n: countOutputs(instructions) })}
        </p>
        {text ? <p className="mt-1.5 text-cap text-text-2">{text}</p> : null}
      </div>
      <div className="flex items-center gap-2">
        <Button small aria-label={t('preset.use-label', { name })} onPress={onUse}>
          {t('preset.use')}
        </Button>
        <span className="flex-1" />
        <MenuButton label={t('preset.actions', { name })} entries={entries}>
          <IconButton label={t('preset.actions', { name })} className="!size-[26px]">
            <MoreHorizontal size={15} aria-hidden />
          </IconButton>
        </MenuButton>
      </div>
    </li>
  );
}

/** The picture's shape before its background, with as many shadows as it has variations. */
function Tile({ instruction }: { readonly instruction: Instruction }) {
  const shape = RATIO_SHAPES[instruction.options?.ar ?? '3:4'];
  const backdrop = backdropOf(instruction.background);
  const stacked = (instruction.num_variations ?? 1) > 1;
  return (
    <li
      className={cx(
        'rounded-sm border border-line-strong',
        shape,
        backdrop ? `backdrop-${backdrop}` : 'bg-slot',
        stacked && 'shadow-[3px_-3px_0_-1px_var(--slot),3px_-3px_0_0_var(--line-strong)]',
      )}
    />
  );
}
