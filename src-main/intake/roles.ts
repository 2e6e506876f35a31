/** Guesses from its file name what a photo shows. Only ever shown as a guess. */
import type { DraftPhotoView } from '../../src-shared/domain/draft-views.ts';

export type PhotoRole = DraftPhotoView['role'];

/** Whole words, since `background` is no back and `confront` no front. Several languages studios use. */
const WORDS: readonly (readonly [PhotoRole, RegExp])[] = [
  ['detail', /^(detail|details|dettaglio|close|closeup|macro|zoom|label|logo|fabric|texture|tag)$/],
  ['back', /^(back|rear|behind|retro|dos|rueckseite|hinten|bk|b)$/],
  ['front', /^(front|fronte|face|vorne|vorderseite|avant|main|hero|ft|f)$/],
];

export function guessRole(fileName: string): PhotoRole {
  const stem = fileName.replace(/\.[^.]*$/, '');
  const words = stem
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  for (const [role, pattern] of WORDS) {
    if (words.some((word) => pattern.test(word))) return role;
  }
  return 'other';
}
