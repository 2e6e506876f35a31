/** SKUs and photos of a draft as the window is shown them: one of each, changed where a test cares. */

import type { DraftPhotoView, DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';

export function shownPhoto(name: string, change: Partial<DraftPhotoView> = {}): DraftPhotoView {
  return {
    id: PhotoId.parse(name),
    name,
    bytes: 1000,
    width: 2400,
    height: 3200,
    included: true,
    note: '',
    role: 'front',
    conversion: null,
    ...change,
  };
}

export function shownSku(name: string, change: Partial<DraftSkuView> = {}): DraftSkuView {
  return {
    id: DraftSkuId.parse(name),
    name,
    folderLabel: name,
    included: true,
    photos: [shownPhoto('a')],
    problems: [],
    ownInstructions: false,
    override: null,
    checked: true,
    ...change,
  };
}
