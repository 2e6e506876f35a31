/** How texts of poses and backgrounds are drawn and named: by their entry, or by the nearest one. Pure. */
import type { AspectRatio } from '../../src-shared/domain/instruction.ts';
import {
  BACKGROUNDS,
  type BackgroundId,
  entryOf,
  POSES,
  type PoseId,
} from '../../src-shared/domain/look-library.ts';
import { t } from '../text/index.ts';

type Near<Id> = readonly (readonly [id: Id, pattern: RegExp])[];

const NEAR_BACKGROUNDS: Near<BackgroundId> = [
  ['night', /\bnight|neon/],
  ['rooftop', /rooftop|skyline/],
  ['lane', /old town|lane|alley|cobble/],
  ['street', /street|city|urban|pavement/],
  ['dunes', /dune|desert/],
  ['beach', /beach|\bsea\b|shore|waterline/],
  ['forest', /forest|woods|trees/],
  ['garden', /garden|park|field|meadow/],
  ['cafe', /caf|restaurant|\bbar\b/],
  ['lobby', /marble|lobby|office|gallery/],
  ['concrete', /concrete|cement/],
  ['brick', /brick/],
  ['plaster', /plaster|stucco|wall/],
  ['loft', /loft|room|wood|interior|home|window/],
  ['sand', /sand|beige|cream|warm/],
  ['blush', /rose|pink|blush/],
  ['sage', /green|sage|olive/],
  ['sky', /blue|sky/],
  ['black', /black|dark/],
  ['grey', /gr[ea]y/],
  ['white', /white|studio/],
];

const NEAR_POSES: Near<PoseId> = [
  ['hem', /\bhem\b|shoes|lower legs/],
  ['neckline', /neckline|shoulders in/],
  ['cuff', /cuff|sleeve/],
  ['waist', /waistband|waist to/],
  ['upper', /close|upper body|portrait|waist up/],
  ['shoulder', /over the shoulder/],
  ['back', /behind|\bback view|from the back/],
  ['stool', /stool|chair|cube|\bseated|sitting/],
  ['floor', /floor|ground|kneel/],
  ['leaning', /lean/],
  ['turning', /turning|spin|twirl|jump|danc/],
  ['passing', /walking (past|along)|stroll/],
  ['walking', /walk|step|stride/],
  ['pockets', /pocket/],
  ['crossed', /cross/],
  ['hands-behind', /hands behind|clasped/],
  ['collar', /collar|lapel/],
  ['side', /profile|\bside\b/],
  ['three-quarter', /three-quarter|3\/4|angle/],
  ['relaxed', /hip|weight on one leg/],
  ['front', /stand|front/],
];

const nearest = <Id>(near: Near<Id>, text: string | undefined): Id | null => {
  const words = (text ?? '').toLowerCase();
  return near.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};

/** The swatch that is nearest to a background in free words; null where no word is known. */
export const backdropOf = (text: string | undefined): BackgroundId | null =>
  entryOf(BACKGROUNDS, text)?.id ?? nearest(NEAR_BACKGROUNDS, text);

/** The figure that is nearest to a pose in free words; null where no word is known. */
export const figureOf = (text: string | undefined): PoseId | null =>
  entryOf(POSES, text)?.id ?? nearest(NEAR_POSES, text);

/** Sizes of a picture's drawn shape on a preset's card. */
export const RATIO_SHAPES: Readonly<Record<AspectRatio, string>> = {
  '1:1': 'size-12',
  '3:4': 'h-14 w-[42px]',
  '4:3': 'h-[42px] w-14',
  '9:16': 'h-16 w-9',
  '16:9': 'h-9 w-16',
};

/** A short name for an instruction's tab: its pose, else its background, else nothing. */
export function cardName(pose: string | undefined, background: string | undefined): string {
  const known = entryOf(POSES, pose);
  if (known) return t(`pose.${known.id}`);
  const place = (pose ?? '').trim() === '' ? entryOf(BACKGROUNDS, background) : null;
  if (place) return t(`backdrop.${place.id}`);
  const words = (pose ?? '').trim() || (background ?? '').trim();
  const short = words.replace(/^standing,? /, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}
