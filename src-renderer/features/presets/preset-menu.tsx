/** The menu at the look's head: which preset this is, others to take, saving and opening. */
import { Bookmark, ChevronDown, FileDown, FileUp, Save, SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Preset } from '../../../src-shared/domain/preset.ts';
import { useLook, usePresets, useView } from '../../stores/context.tsx';
import { sentInstructions } from '../../stores/look.ts';
import { usePresetActions } from '../../stores/use-preset-actions.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { presetName, presetText } from '../../view/built-in-names.ts';
import { presetOfLook } from '../../view/look-view.ts';
import { NameDialog } from './name-dialog.tsx';

export function PresetMenu() {
  const presets = usePresets((state) => state.presets);
  const { cards, options } = useLook(useShallow(({ cards, options }) => ({ cards, options })));
  const go = useView((state) => state.go);
  const actions = usePresetActions();
  const [naming, setNaming] = useState(false);
  const [last, setLast] = useState<string | null>(null);
  const content = useMemo(
    () => ({ instructions: sentInstructions(cards), options }),
    [cards, options],
  );
  const current = useMemo(() => presetOfLook(presets, content), [presets, content]);
  // The preset taken last is the one that changes are saved into.
  const changed = presets.find((preset) => preset.id === last && !preset.builtIn);

  const entries: readonly MenuEntry[] = [
    ...presets.map((preset, index) => ({
      id: preset.id,
      label: presetName(preset),
      ...textOf(preset),
      icon: preset.id === current?.id ? <Bookmark size={14} className="fill-current" /> : null,
      apart: !preset.builtIn && presets[index - 1]?.builtIn === true,
      run: () => {
        setLast(preset.id);
        actions.use(preset);
      },
    })),
    {
      id: 'save-as',
      label: t('preset.save-as'),
      icon: <Save size={14} />,
      apart: true,
      run: () => setNaming(true),
    },
    ...(changed && changed.id !== current?.id
      ? [
          {
            id: 'save-into',
            label: t('preset.save-into', { name: changed.name }),
            icon: <Save size={14} />,
            run: () => void actions.saveInto(changed, content),
          },
        ]
      : []),
    {
      id: 'open',
      label: t('preset.open-file'),
      icon: <FileUp size={14} />,
      run: () => void actions.openFile(),
    },
    {
      id: 'save-file',
      label: t('preset.save-file'),
      icon: <FileDown size={14} />,
      run: () => void actions.saveFile(content, current ? presetName(current) : undefined),
    },
    {
      id: 'manage',
      label: t('preset.manage'),
      icon: <SlidersHorizontal size={14} />,
      apart: true,
      run: () => go({ screen: 'presets' }),
    },
  ];
  return (
    <>
      <MenuButton label={t('preset.menu')} entries={entries}>
        <Button kind="quiet" className="min-w-0 !shrink">
          <Bookmark size={15} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span className="truncate">{current ? presetName(current) : t('preset.none')}</span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </Button>
      </MenuButton>
      {naming ? (
        <NameDialog
          title={t('preset.save-title')}
          name=""
          onName={(name) => void actions.create(name, content)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

function textOf(preset: Preset): { text?: string } {
  const text = presetText(preset);
  return text === null ? {} : { text };
}
