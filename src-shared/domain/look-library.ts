/**
 * Starting points for pose and background: what is sent to the API for each. Plain sentences that
 * say one thing each, so that they go well with a prompt of the user's own. Pure data; how an entry
 * is drawn and named is the window's affair.
 */

export interface LibraryEntry<Id extends string = string> {
  readonly id: Id;
  readonly group: string;
  /** The words that are sent. */
  readonly text: string;
  /** Shorter words of the same meaning, in older looks and other people's files. */
  readonly also?: readonly string[];
}

export const POSE_GROUPS = ['whole', 'turned', 'moving', 'resting', 'close'] as const;
export type PoseGroup = (typeof POSE_GROUPS)[number];

const pose = <Id extends string>(
  group: PoseGroup,
  id: Id,
  text: string,
  also: readonly string[] = [],
) => ({ id, group, text, also }) as const;

export const POSES = [
  pose('whole', 'front', 'standing upright, facing the camera, arms relaxed', [
    'standing front-facing',
    'standing upright, facing the camera',
    'standing upright, facing the camera, whole body visible',
  ]),
  pose('whole', 'relaxed', 'standing with the weight on one leg, one hand on the hip'),
  pose('whole', 'pockets', 'standing, both hands in the pockets, shoulders relaxed', [
    'hands in pockets',
  ]),
  pose('whole', 'crossed', 'standing, arms loosely crossed below the chest'),
  pose(
    'whole',
    'hands-behind',
    'standing, hands clasped behind the back, garment front fully visible',
  ),
  pose('whole', 'collar', 'standing, one hand adjusting the collar'),
  pose('turned', 'three-quarter', 'standing in three-quarter view, looking at the camera', [
    'standing three-quarter view',
  ]),
  pose('turned', 'side', 'standing in profile, seen from the side', ['standing side view']),
  pose('turned', 'back', 'standing, seen from behind, the whole back of the garment visible', [
    'standing back view',
  ]),
  pose('turned', 'shoulder', 'seen from behind, looking back over the shoulder'),
  pose('moving', 'walking', 'walking towards the camera, mid-step', [
    'walking towards the camera',
    'walking',
  ]),
  pose('moving', 'passing', 'walking past the camera, seen from the side, arms swinging'),
  pose('moving', 'turning', 'turning around, the garment in motion'),
  pose('resting', 'stool', 'seated on a stool, back straight, one hand on the knee', [
    'seated on a stool',
  ]),
  pose('resting', 'floor', 'seated on the floor, one knee up, leaning on one arm'),
  pose('resting', 'leaning', 'leaning against a wall with one foot up', ['leaning against a wall']),
  pose('close', 'upper', 'close view of the upper body, from the waist up', [
    'close-up of the upper body',
  ]),
  pose('close', 'neckline', 'close view of neckline and shoulders, cloth and seams in focus'),
  pose('close', 'cuff', 'close view of sleeve and cuff, arm relaxed beside the body'),
  pose('close', 'waist', 'close view from waist to knees, waistband and pockets in focus'),
  pose('close', 'hem', 'close view of the lower legs, hem and shoes in focus'),
  pose('close', 'back-detail', 'close view of the upper back, seen from behind'),
] as const;
export type PoseId = (typeof POSES)[number]['id'];

export const BACKGROUND_GROUPS = ['studio', 'paper', 'walls', 'rooms', 'city', 'nature'] as const;
export type BackgroundGroup = (typeof BACKGROUND_GROUPS)[number];

const background = <Id extends string>(
  group: BackgroundGroup,
  id: Id,
  text: string,
  also: readonly string[] = [],
) => ({ id, group, text, also }) as const;

export const BACKGROUNDS = [
  background('studio', 'white', 'seamless white studio background, soft even light', [
    'white studio',
    'pure white seamless background, even light without shadows on the backdrop',
  ]),
  background('studio', 'grey', 'seamless light grey studio background, soft even light', [
    'light grey studio',
    'grey studio',
  ]),
  background('studio', 'black', 'black studio background, rim light along the edges', [
    'black studio',
  ]),
  background('paper', 'sand', 'seamless sand-coloured backdrop, soft daylight', [
    'warm sand-coloured backdrop, soft daylight',
  ]),
  background('paper', 'blush', 'seamless pale rose backdrop, soft even light'),
  background('paper', 'sage', 'seamless sage green backdrop, soft even light'),
  background('paper', 'sky', 'seamless pale blue backdrop, soft even light'),
  background('walls', 'plaster', 'warm plaster wall, low sun, soft shadows', [
    'textured plaster wall, hard side light, deep shadows',
  ]),
  background('walls', 'concrete', 'smooth concrete wall and floor, diffuse daylight'),
  background('walls', 'brick', 'old painted brick wall, even daylight'),
  background('rooms', 'loft', 'warm sunlit loft with large windows, out of focus', [
    'warm sunlit loft',
  ]),
  background('rooms', 'lobby', 'bright marble lobby, soft reflections on the floor'),
  background('rooms', 'cafe', 'small café interior, warm lamps out of focus'),
  background('city', 'street', 'quiet city street with shop fronts out of focus', ['urban street']),
  background('city', 'lane', 'narrow old town lane with stone houses, open shade'),
  background('city', 'rooftop', 'city rooftop under a wide clear sky, late afternoon'),
  background('city', 'night', 'city street at night, lights out of focus', ['city at night']),
  background('nature', 'garden', 'green garden in soft daylight, leaves out of focus', [
    'green garden',
  ]),
  background('nature', 'beach', 'wide empty beach, low warm sun', ['sandy beach by the sea']),
  background('nature', 'dunes', 'pale sand dunes under a hazy sky'),
  background('nature', 'forest', 'forest path, sunlight through the trees'),
] as const;
export type BackgroundId = (typeof BACKGROUNDS)[number]['id'];

/** The entry that says the same, word for word; null for words of the user's own. */
export function entryOf<Entry extends LibraryEntry>(
  entries: readonly Entry[],
  text: string | undefined,
): Entry | null {
  const words = (text ?? '').trim().toLowerCase();
  if (words === '') return null;
  return (
    entries.find((entry) => entry.text.toLowerCase() === words) ??
    entries.find((entry) => entry.also?.some((one) => one.toLowerCase() === words)) ??
    null
  );
}

/** So many used texts are remembered of each kind. */
export const MOST_RECENT = 12;

/** Newest first, each once, however it is written; entries of the library under their own words. */
export function withRecent(recent: readonly string[], used: readonly string[]): readonly string[] {
  const all = [...used, ...recent].map((text) => text.trim()).filter((text) => text !== '');
  const seen = new Set<string>();
  const kept = all.filter((text) => {
    const key = text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return kept.slice(0, MOST_RECENT);
}
