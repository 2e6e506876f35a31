/** The sheet of keys: what works everywhere, on the wall, and in review. */
import { shortcutOf } from '../../src-shared/commands.ts';
import { useApp, useView } from '../stores/context.tsx';
import { type TextKey, t } from '../text/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { availableCommands } from './commands.ts';
import { shownShortcut } from './shortcut-text.ts';

type Row = readonly [keys: string, what: Extract<TextKey, `keys.${string}`>];

const WALL: readonly Row[] = [
  ['← ↑ ↓ →', 'keys.move'],
  ['Home · End', 'keys.ends'],
  ['Page Up · Page Down', 'keys.page'],
  ['A – Z', 'keys.type'],
  ['Shift+←', 'keys.range'],
  ['Space', 'keys.toggle'],
  ['Mod+A', 'keys.all'],
  ['Enter', 'keys.open'],
];
const REVIEW: readonly Row[] = [
  ['← · →', 'keys.picture'],
  ['↑ · ↓', 'keys.photo'],
  ['P', 'keys.pick'],
  ['X', 'keys.reject'],
  ['U', 'keys.unmark'],
  ['1 – 5 · 0', 'keys.stars'],
  ['6 – 9', 'keys.label'],
  ['Shift+1 – 6', 'keys.reason'],
  ['N', 'keys.note'],
  ['A', 'keys.advance'],
  ['Mod+Z', 'keys.undo'],
  ['Mod+Shift+Z', 'keys.redo'],
  ['R', 'keys.again'],
  ['C', 'keys.compare'],
  ['M', 'keys.mode'],
  ['Z', 'keys.zoom'],
  ['+ · −', 'keys.steps'],
  ['Shift+← ↑ ↓ →', 'keys.pan'],
  ['D', 'keys.pin'],
  ['Tab', 'keys.pins'],
  ['B', 'keys.mat'],
  ['F', 'keys.bare'],
  ['G · Escape', 'keys.back'],
];

export function Shortcuts() {
  const open = useView((state) => state.shortcutsOpen);
  const set = useView((state) => state.set);
  const mac = useApp((state) => state.info?.platform === 'darwin');
  const everywhere = availableCommands.flatMap((id) => {
    const keys = shortcutOf(id);
    return keys === undefined
      ? []
      : [{ id, keys, what: t(`command.${id}`, { app: t('app.name') }).replace('…', '') }];
  });
  const words = (rows: readonly Row[]) =>
    rows.map(([keys, what]) => ({ id: what, keys, what: t(what) }));
  return (
    <Dialog wide open={open} onClose={() => set({ shortcutsOpen: false })} title={t('keys.title')}>
      <div className="grid grid-cols-2 gap-x-10 max-[700px]:grid-cols-1">
        <div>
          <Group title={t('keys.everywhere')} rows={everywhere} mac={mac} />
          <Group title={t('keys.wall')} rows={words(WALL)} mac={mac} />
        </div>
        <Group title={t('keys.review')} rows={words(REVIEW)} mac={mac} />
      </div>
    </Dialog>
  );
}

function Group({
  title,
  rows,
  mac,
}: {
  readonly title: string;
  readonly rows: readonly { readonly id: string; readonly keys: string; readonly what: string }[];
  readonly mac: boolean;
}) {
  return (
    <section className="mb-4">
      <h3 className="mb-1 text-cap text-text-2">{title}</h3>
      <dl>
        {rows.map(({ id, keys, what }) => (
          <div key={id} className="flex h-7 items-center justify-between gap-4 border-b">
            <dt className="min-w-0 truncate">{what}</dt>
            <dd className="shrink-0 text-text-2">{shownShortcut(keys, mac)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
