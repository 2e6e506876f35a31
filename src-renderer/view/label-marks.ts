/** The shortest beginnings that tell names apart, for marks too small for a word. Pure. */
export function marksOf(names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const others = names.filter((other) => other !== name);
    const letters = [...name];
    const enough = letters.findIndex((_, at) => {
      const start = letters
        .slice(0, at + 1)
        .join('')
        .toLowerCase();
      return !others.some((other) => other.toLowerCase().startsWith(start));
    });
    return enough < 0 ? name : letters.slice(0, enough + 1).join('');
  });
}
