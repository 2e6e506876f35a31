/** SKUs of a draft as the window is told of them, as small as a test can do with. */
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import { aPhoto, aSku } from './example-views.ts';

export const shownPhoto = aPhoto;

export function shownSku(name: string, change: Partial<DraftSkuView> = {}): DraftSkuView {
  return aSku(name, { folderLabel: name, photos: [aPhoto('a')], ...change });
}
