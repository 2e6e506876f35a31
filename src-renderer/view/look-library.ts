/** Starting points for pose and background: plain words that the API takes as they are. */
import type { AspectRatio } from '../../src-shared/domain/instruction.ts';
import type { TextKey } from '../text/index.ts';

export interface Backdrop {
  readonly id: string;
  readonly label: Extract<TextKey, `backdrop.${string}`>;
  /** What is sent. */
  readonly text: string;
  readonly className: string;
}

export const BACKDROPS: readonly Backdrop[] = [
  { id: 'white', label: 'backdrop.white', text: 'white studio', className: 'backdrop-white' },
  { id: 'grey', label: 'backdrop.grey', text: 'light grey studio', className: 'backdrop-grey' },
  { id: 'street', label: 'backdrop.street', text: 'urban street', className: 'backdrop-street' },
  { id: 'loft', label: 'backdrop.loft', text: 'warm sunlit loft', className: 'backdrop-loft' },
  { id: 'garden', label: 'backdrop.garden', text: 'green garden', className: 'backdrop-garden' },
  {
    id: 'beach',
    label: 'backdrop.beach',
    text: 'sandy beach by the sea',
    className: 'backdrop-beach',
  },
  { id: 'night', label: 'backdrop.night', text: 'city at night', className: 'backdrop-night' },
  { id: 'black', label: 'backdrop.black', text: 'black studio', className: 'backdrop-black' },
];

/** The swatch that is nearest to a background in free words; null where no word is known. */
export function backdropOf(background: string | undefined): Backdrop | null {
  const words = (background ?? '').toLowerCase();
  if (words === '') return null;
  const exact = BACKDROPS.find((backdrop) => backdrop.text === words.trim());
  const near = NEAR.find(([, pattern]) => pattern.test(words))?.[0];
  return exact ?? BACKDROPS.find((backdrop) => backdrop.id === near) ?? null;
}

const NEAR: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['night', /\bnight|neon/],
  ['street', /street|city|urban|pavement/],
  ['beach', /beach|\bsand|\bsea\b|shore/],
  ['garden', /garden|park|forest|field|green/],
  ['loft', /loft|room|plaster|wood|interior|home/],
  ['black', /black|dark/],
  ['grey', /gr[ea]y/],
  ['white', /white|studio/],
];

/** Sizes of a picture's drawn shape on a preset's card. */
export const RATIO_SHAPES: Readonly<Record<AspectRatio, string>> = {
  '1:1': 'size-12',
  '3:4': 'h-14 w-[42px]',
  '4:3': 'h-[42px] w-14',
  '9:16': 'h-16 w-9',
  '16:9': 'h-9 w-16',
};

export const POSES: readonly string[] = [
  'standing front-facing',
  'standing three-quarter view',
  'standing back view',
  'standing side view',
  'walking towards the camera',
  'hands in pockets',
  'seated on a stool',
  'leaning against a wall',
  'close-up of the upper body',
];

/** A short name for an instruction's tab: its pose, else its background, else nothing. */
export function cardName(pose: string | undefined, background: string | undefined): string {
  const words = (pose ?? '').trim() || (background ?? '').trim();
  const short = words.replace(/^standing /, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}
