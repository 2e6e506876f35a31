/** How a shortcut is written for people: signs on a Mac, words elsewhere. Pure. */
export function shownShortcut(shortcut: string, mac: boolean): string {
  const keys = shortcut.split('+');
  if (!mac) return keys.map((key) => (key === 'Mod' ? 'Ctrl' : key)).join(' + ');
  return keys.map((key) => MAC_SIGNS[key] ?? key).join(' ');
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Enter: '↩' };
