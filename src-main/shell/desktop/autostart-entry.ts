/** The text of an autostart entry as freedesktop.org describes it. Pure. */

export function autostartEntry(name: string, words: readonly string[]): string {
  return `[Desktop Entry]
Type=Application
Name=${name}
Exec=${words.map(quoted).join(' ')}
X-GNOME-Autostart-enabled=true
`;
}

/** Quoted for `Exec`: reserved characters escaped twice over, `%` doubled. */
function quoted(word: string): string {
  const inner = word.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\');
  return `"${inner.replaceAll('%', '%%')}"`;
}
