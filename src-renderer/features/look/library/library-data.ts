/** The two libraries as the window shows them: names, groups, and what is offered at once. Pure. */
import {
  BACKGROUND_GROUPS,
  BACKGROUNDS,
  entryOf,
  POSE_GROUPS,
  POSES,
} from '../../../../src-shared/domain/look-library.ts';
import { t } from '../../../text/index.ts';
import type { LibraryKind } from './library-art.tsx';

export interface ShownEntry {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

export interface ShownGroup {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly ShownEntry[];
}

/** What stands in the row before anything was used. */
const FIRST = {
  pose: ['front', 'three-quarter', 'back', 'walking'],
  background: ['white', 'grey', 'plaster', 'street'],
} as const;

const LIBRARY: Readonly<Record<LibraryKind, () => readonly (ShownEntry & { group: string })[]>> = {
  pose: () =>
    POSES.map(({ id, group, text }) => ({ key: id, group, text, label: t(`pose.${id}`) })),
  background: () =>
    BACKGROUNDS.map(({ id, group, text }) => ({
      key: id,
      group,
      text,
      label: t(`backdrop.${id}`),
    })),
};

const entryFor = (kind: LibraryKind, text: string) =>
  kind === 'pose' ? entryOf(POSES, text) : entryOf(BACKGROUNDS, text);

/** The entry a text belongs to, or the text itself as an entry of its own. */
export function shownEntry(kind: LibraryKind, text: string): ShownEntry {
  const id = entryFor(kind, text)?.id;
  const known = LIBRARY[kind]().find(({ key }) => key === id);
  return known ?? { key: `own ${text}`, label: text, text };
}

/** The chosen one, then those used lately, then good first ones: each once, `most` in all. */
export function quickEntries(
  kind: LibraryKind,
  recent: readonly string[],
  most: number,
): readonly ShownEntry[] {
  const library = LIBRARY[kind]();
  const first = FIRST[kind].flatMap((id) => library.find(({ key }) => key === id) ?? []);
  const used = recent.map((text) => shownEntry(kind, text)).filter(({ key }) => !isOwn(key));
  return unique([...used, ...first]).slice(0, most);
}

/** Groups with what the search leaves; those used lately first. */
export function libraryGroups(
  kind: LibraryKind,
  recent: readonly string[],
  search: string,
): readonly ShownGroup[] {
  const wanted = search.trim().toLocaleLowerCase();
  const fits = ({ label, text }: ShownEntry) =>
    wanted === '' || `${label} ${text}`.toLocaleLowerCase().includes(wanted);
  const library = LIBRARY[kind]();
  const groups: ShownGroup[] = [
    {
      key: 'recent',
      label: t('library.recent'),
      entries: unique(recent.map((text) => shownEntry(kind, text))).slice(0, 8),
    },
    ...(kind === 'pose'
      ? POSE_GROUPS.map((key) => ({ key, label: t(`poses.${key}`) }))
      : BACKGROUND_GROUPS.map((key) => ({ key, label: t(`backgrounds.${key}`) }))
    ).map((group) => ({ ...group, entries: library.filter((one) => one.group === group.key) })),
  ];
  return groups
    .map((group) => ({
      ...group,
      // The same drawing may stand under what was used lately and in its own group.
      entries: group.entries.filter(fits).map((entry) => ({
        ...entry,
        key: `${group.key} ${entry.key}`,
      })),
    }))
    .filter(({ entries }) => entries.length > 0);
}

const isOwn = (key: string) => key.startsWith('own ');

function unique(entries: readonly ShownEntry[]): readonly ShownEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}
