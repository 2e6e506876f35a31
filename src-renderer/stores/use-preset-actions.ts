/** Everything that can be done with presets and look files. What puts another look in place can be undone. */
import { useMemo } from 'react';
import type { UnknownField } from '../../src-shared/domain/instructions-file.ts';
import type { Preset } from '../../src-shared/domain/preset.ts';
import { t } from '../text/index.ts';
import { presetName } from '../view/built-in-names.ts';
import { type LookContent, unknownWords } from '../view/look-view.ts';
import { useAct, useClient, useLookStore, useStores } from './context.tsx';

type Opened = Pick<LookContent, 'instructions'> & Partial<Pick<LookContent, 'options'>>;

export function usePresetActions() {
  const client = useClient();
  const act = useAct();
  const look = useLookStore();
  const { notices, presets } = useStores();
  return useMemo(() => {
    const say = (text: string, undo?: () => void) =>
      notices.getState().say({
        tone: 'info',
        text,
        ...(undo ? { action: { label: t('action.undo'), run: undo } } : {}),
      });
    const sayUnknown = (unknown: readonly UnknownField[]) => {
      const words = unknownWords(unknown);
      if (words) say(words);
    };
    const change = (work: () => Promise<string | null>) =>
      act(async () => {
        const told = await work();
        await presets.getState().reload();
        if (told !== null) say(told);
      });
    const apply = ({ instructions, options }: Opened, told: string) => {
      const undo = look.getState().replace({
        instructions: [...instructions],
        ...(options ? { options } : {}),
      });
      say(told, undo);
    };
    return {
      use: (preset: Preset) => apply(preset, t('preset.applied', { name: presetName(preset) })),
      create: (name: string, content: LookContent) =>
        change(async () => {
          const made = await client.call('presets:create', { name, ...mutable(content) });
          return t('preset.saved', { name: made.name });
        }),
      saveInto: ({ id, name }: Preset, content: LookContent) =>
        change(async () => {
          await client.call('presets:save', { id, ...mutable(content) });
          return t('preset.saved', { name });
        }),
      duplicate: (preset: Preset) =>
        change(async () => {
          const named = { id: preset.id, name: presetName(preset) };
          const copy = await client.call('presets:duplicate', named);
          return t('preset.duplicated', { name: copy.name });
        }),
      rename: ({ id }: Preset, name: string) =>
        change(async () => {
          await client.call('presets:rename', { id, name });
          return null;
        }),
      remove: ({ id, name }: Preset) =>
        change(async () => {
          await client.call('presets:remove', { id });
          const restore = () =>
            void change(async () => {
              await client.call('presets:restore', { id });
              return null;
            });
          say(t('preset.deleted', { name }), restore);
          return null;
        }),
      exportOne: (preset: Preset) =>
        act(async () => {
          const named = { id: preset.id, name: presetName(preset) };
          if (await client.call('presets:export', named)) say(t('preset.exported', named));
        }),
      importOne: () =>
        change(async () => {
          const made = await client.call('presets:import');
          if (!made) return null;
          sayUnknown(made.unknown);
          return t('preset.imported', { name: made.preset.name });
        }),
      openFile: () =>
        act(async () => {
          const opened = await client.call('looks:open');
          if (!opened) return;
          const { name, instructions, options, unknown } = opened;
          apply({ instructions, ...(options ? { options } : {}) }, t('preset.opened', { name }));
          sayUnknown(unknown);
        }),
      saveFile: (content: LookContent, name?: string) =>
        act(async () => {
          const input = { ...mutable(content), ...(name === undefined ? {} : { name }) };
          if (await client.call('looks:save', input)) say(t('preset.file-saved'));
        }),
      applyOpened: (opened: Opened, name: string, unknown: readonly UnknownField[]) => {
        apply(opened, t('preset.opened', { name }));
        sayUnknown(unknown);
      },
    };
  }, [act, client, look, notices, presets]);
}

const mutable = ({ instructions, options }: LookContent) => ({
  instructions: [...instructions],
  options,
});
