/** The sheet of keys: what works everywhere, in grids, before Start, and in review. */
import { type Command, keysOf, shortcutOf } from '../../src-shared/commands.ts';
import { useView } from '../stores/context.tsx';
import { type TextKey, t } from '../text/index.ts';
import { useKeyWriter } from '../ui/command-keys.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { availableCommands } from './commands.ts';

/** Keys of a place on the screen; those of a command are its own. */
type Row = readonly [keys: string, what: Extract<TextKey, `keys.${string}`>] | Command;

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
const PREPARING: readonly Row[] = [
  ['Space', 'keys.include'],
  ['Delete', 'keys.remove'],
  ['Alt+← · →', 'keys.move-photo'],
  ['Alt+↑ · ↓', 'keys.move-batch'],
  ['Alt+Home · End', 'keys.move-batch-far'],
];
const REVIEW: readonly Row[] = [
  ['← · →', 'keys.picture'],
  ['↑ · ↓', 'keys.photo'],
  'review:pick',
  'review:reject',
  'review:unmark',
  ['1 – 5 · 0', 'keys.stars'],
  ['6 – 9', 'keys.label'],
  ['Shift+1 – 6', 'keys.reason'],
  ['N', 'keys.note'],
  'review:advance',
  'review:undo',
  'review:redo',
  'review:order-again',
  ['C', 'keys.compare'],
  ['M', 'keys.mode'],
  ['Z', 'keys.zoom'],
  ['+ · −', 'keys.steps'],
  ['Shift+← ↑ ↓ →', 'keys.pan'],
  ['D', 'keys.pin'],
  ['Tab', 'keys.pins'],
  ['B', 'keys.mat'],
  'review:full-screen',
  ['G · Escape', 'keys.back'],
];

export function Shortcuts() {
  const open = useView((state) => state.shortcutsOpen);
  const set = useView((state) => state.set);
  const everywhere = availableCommands.filter((id) => shortcutOf(id) !== undefined);
  return (
    <Dialog
      wide="very"
      open={open}
      onClose={() => set({ shortcutsOpen: false })}
      title={t('keys.title')}
    >
      <div className="grid grid-cols-3 gap-x-10 max-[1000px]:grid-cols-2 max-[700px]:grid-cols-1">
        <Group title={t('keys.everywhere')} rows={everywhere} />
        <div>
          <Group title={t('keys.wall')} rows={WALL} />
          <Group title={t('keys.prepare')} rows={PREPARING} />
        </div>
        <Group title={t('keys.review')} rows={REVIEW} />
      </div>
    </Dialog>
  );
}

function Group({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const write = useKeyWriter();
  return (
    <section className="mb-4">
      <h3 className="mb-1 text-cap text-text-2">{title}</h3>
      <dl>
        {rows.map(wordsOf).map(({ keys, what }) => (
          <div
            key={what}
            className="flex min-h-[26px] items-center justify-between gap-4 border-b py-1 leading-4"
          >
            <dt className="min-w-0">{what}</dt>
            <dd className="shrink-0 text-text-2">{write(keys)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function wordsOf(row: Row): { readonly keys: string; readonly what: string } {
  if (typeof row !== 'string') return { keys: row[0], what: t(row[1]) };
  const what = t(`command.${row}`, { app: t('app.name') }).replace('…', '');
  return { keys: keysOf(row) ?? '', what };
}
