/** The pictures of the stage with their frames and places: everything drawing and hand need to know. */
import { useMemo } from 'react';
import type { ReviewResult } from '../../../../src-shared/domain/review/library.ts';
import { t } from '../../../text/index.ts';
import { type Point, placementOf, type Size } from '../../../view/compare-geometry.ts';
import type { Reference } from '../../../view/compare-reference.ts';
import {
  type CompareMode,
  type CompareView,
  centreOf,
  type Frame,
  type Lead,
  magnificationOf,
} from '../../../view/compare-view.ts';
import type { ShownPicture } from './compare-pane.tsx';
import { flatLayUrl, resultUrl } from './full-pictures.ts';
import { nameOfResult } from './names.ts';
import { type Panes, panesOf } from './panes.ts';
import { useDevicePixels } from './use-device-pixels.ts';
import { type PictureState, useFullPicture } from './use-full-picture.ts';

/** What a picture most likely measures, until it says so itself. */
const GUESS: Size = { width: 1536, height: 2048 };

export interface Shown {
  readonly panes: Panes;
  readonly lead: Lead;
  readonly devicePixels: number;
  readonly result: { readonly frame: Frame; readonly picture: ShownPicture };
  readonly reference: { readonly frame: Frame; readonly picture: ShownPicture } | null;
}

export function useShown({
  stage,
  mode,
  view,
  result,
  reference,
  pins,
}: {
  readonly stage: Size;
  readonly mode: CompareMode;
  readonly view: CompareView;
  readonly result: ReviewResult;
  readonly reference: Reference | undefined;
  /** Where the walked pin lies on each. */
  readonly pins: { readonly result: Point | null; readonly reference: Point | null };
}): Shown {
  const devicePixels = useDevicePixels();
  const panes = useMemo(() => panesOf(stage, mode), [stage, mode]);
  const resultState = useFullPicture(result.there ? resultUrl(result.id) : null);
  const referenceState = useFullPicture(reference ? urlOf(reference) : null);

  const picture = sizeOf(resultState, result);
  const lead: Lead = { pane: panes.result, picture, devicePixelRatio: devicePixels };
  const magnification = magnificationOf(view, lead);
  const place = (frame: Frame) =>
    placementOf(
      frame.pane,
      frame.picture,
      magnification,
      centreOf(view, frame, lead),
      devicePixels,
    );
  const pixelated = (frame: Frame, placement: Size) =>
    placement.width * devicePixels >= frame.picture.width * 2;

  const resultFrame: Frame = { pane: panes.result, picture, pin: pins.result };
  const resultPlace = place(resultFrame);
  const shownResult: ShownPicture = {
    side: 'result',
    state: resultState,
    placement: resultPlace,
    alt: t('compare.result-alt', { name: result.fileName }),
    caption: result.fileName,
    missing: { what: t('compare.missing-result'), why: t('compare.missing-result-why') },
    pixelated: pixelated(resultFrame, resultPlace),
  };
  const base = {
    panes,
    lead,
    devicePixels,
    result: { frame: resultFrame, picture: shownResult },
  };
  if (!reference || !panes.reference) return { ...base, reference: null };

  const frame: Frame = {
    pane: panes.reference,
    picture: sizeOf(referenceState, reference.kind === 'result' ? reference.result : null),
    pin: pins.reference,
  };
  const placement = place(frame);
  const flatLay = reference.kind === 'flat-lay';
  return {
    ...base,
    reference: {
      frame,
      picture: {
        side: 'reference',
        state: referenceState,
        placement,
        alt: flatLay
          ? t('compare.flat-lay-alt', { name: reference.photo.name })
          : t('compare.other-alt', { name: reference.result.fileName }),
        caption: flatLay ? reference.photo.name : nameOfResult(reference.result),
        missing: flatLay
          ? { what: t('compare.missing-flat-lay'), why: t('compare.missing-flat-lay-why') }
          : { what: t('compare.missing-result'), why: t('compare.missing-result-why') },
        pixelated: pixelated(frame, placement),
      },
    },
  };
}

function urlOf(reference: Reference): string | null {
  if (reference.kind === 'flat-lay') {
    return reference.photo.there ? flatLayUrl(reference.photo.id) : null;
  }
  return reference.result.there ? resultUrl(reference.result.id) : null;
}

function sizeOf(state: PictureState, known: ReviewResult | null): Size {
  if (state.state === 'there') return state.picture.size;
  return known && known.width !== null && known.height !== null
    ? { width: known.width, height: known.height }
    : GUESS;
}
