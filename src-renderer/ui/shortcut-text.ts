/** How a shortcut is written for people: signs on a Mac, words elsewhere. Pure. */
export function shownShortcut(shortcut: string, mac: boolean): string {
  // A plus of its own is a key, not a joint.
  const keys = shortcut.split(/(?<=\S)\+(?=\S)/);
  if (!mac) return keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join(' + ');
  return keys.map((key) => MAC_SIGNS[key] ?? key).join(' ');
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
};
