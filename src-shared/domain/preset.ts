/** Presets: looks under a name, built in or the user's own. Pure. */
import { z } from 'zod';
import { type Instruction, Instructions, JobOptions } from './instruction.ts';

export const MAX_PRESETS = 500;
export const PresetName = z.string().trim().min(1).max(80);

export const Preset = z.object({
  id: z.string().min(1).max(64),
  name: z.string(),
  /** Built-in ones can be duplicated, not changed. */
  builtIn: z.boolean(),
  /** One sentence on what it is good for; own presets have none. */
  description: z.string().nullable(),
  instructions: Instructions,
  options: JobOptions,
});
export type Preset = z.infer<typeof Preset>;

const USUAL: JobOptions = { model: 'auto', consistency: true, barefoot: false };

function builtIn(
  id: string,
  name: string,
  description: string,
  instructions: readonly Instruction[],
  options: Partial<JobOptions> = {},
): Preset {
  return {
    id: `built-in-${id}`,
    name,
    builtIn: true,
    description,
    instructions: [...instructions],
    options: { ...USUAL, ...options },
  };
}

const SEAMLESS = 'seamless light grey studio background, soft even light';
const WHITE = 'pure white seamless background, even light without shadows on the backdrop';

export const BUILT_IN_PRESETS: readonly Preset[] = [
  builtIn(
    'product-page',
    'Product page',
    'Front, back and side for a shop page: calm poses, one background, portrait format.',
    [
      {
        pose: 'standing upright, facing the camera, arms relaxed',
        background: SEAMLESS,
        options: { size: '2K', ar: '3:4' },
      },
      {
        pose: 'standing, seen from behind, head turned slightly',
        background: SEAMLESS,
        options: { size: '2K', ar: '3:4' },
      },
      {
        pose: 'standing in three-quarter view, one hand on the hip',
        background: SEAMLESS,
        options: { size: '2K', ar: '3:4' },
      },
    ],
  ),
  builtIn(
    'marketplace-square',
    'Marketplace square',
    'One square picture on pure white, as marketplaces ask for it.',
    [
      {
        pose: 'standing upright, facing the camera, whole body visible',
        background: WHITE,
        options: { size: '2K', ar: '1:1', format: 'jpg' },
      },
    ],
  ),
  builtIn(
    'editorial',
    'Editorial',
    'Two strong pictures with directed light for a story or a campaign.',
    [
      {
        prompt: 'fashion editorial, directed light, confident expression',
        pose: 'leaning against a wall, weight on one leg, looking past the camera',
        background: 'textured plaster wall, hard side light, deep shadows',
        options: { size: '4K', ar: '3:4' },
      },
      {
        prompt: 'fashion editorial, directed light, confident expression',
        pose: 'seated on a plain cube, leaning forward, elbows on the knees',
        background: 'textured plaster wall, hard side light, deep shadows',
        options: { size: '4K', ar: '3:4' },
      },
    ],
  ),
  builtIn(
    'street',
    'Street',
    'A walk through a city in daylight, four variations to choose from.',
    [
      {
        prompt: 'candid street photo, natural daylight',
        pose: 'walking towards the camera, mid-step',
        background: 'quiet city street with shop fronts out of focus',
        num_variations: 4,
        options: { size: '2K', ar: '3:4' },
      },
    ],
  ),
  builtIn(
    'detail-set',
    'Detail set',
    'The whole garment and two close views of cloth and finish.',
    [
      {
        pose: 'standing upright, facing the camera',
        background: SEAMLESS,
        options: { size: '2K', ar: '3:4' },
      },
      {
        prompt: 'close view from shoulder to waist, cloth and seams in focus',
        pose: 'standing, hands away from the garment',
        background: SEAMLESS,
        options: { size: '4K', ar: '1:1' },
      },
      {
        prompt: 'close view of hem and lower half, cloth and finish in focus',
        pose: 'standing, weight on one leg',
        background: SEAMLESS,
        options: { size: '4K', ar: '1:1' },
      },
    ],
  ),
  builtIn('story', 'Story format', 'Tall pictures for phones: two poses, space above the head.', [
    {
      prompt: 'space above the head for a headline',
      pose: 'standing, one hand in the pocket, relaxed smile',
      background: 'warm sand-coloured backdrop, soft daylight',
      options: { size: '2K', ar: '9:16' },
    },
    {
      prompt: 'space above the head for a headline',
      pose: 'turning around, garment in motion',
      background: 'warm sand-coloured backdrop, soft daylight',
      options: { size: '2K', ar: '9:16' },
    },
  ]),
  builtIn(
    'beach',
    'Beach and swim',
    'Barefoot on sand in low sun.',
    [
      {
        pose: 'walking along the waterline, looking to the side',
        background: 'wide empty beach, low warm sun',
        num_variations: 2,
        options: { size: '2K', ar: '3:4' },
      },
    ],
    { barefoot: true },
  ),
];

/** `Street`, `Street 2`, `Street 3`: the first that is free, compared without case. */
export function freeName(wish: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  const base = wish.trim().slice(0, 74) || 'Look';
  let name = base;
  for (let n = 2; known.has(name.toLowerCase()); n += 1) name = `${base} ${n}`;
  return name;
}
