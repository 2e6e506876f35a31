/**
 * Poses of the drawn figure: where the joints are. The figure is 1000 units high, x from its
 * middle line, y downwards from the top of the head; `left` is the viewer's left.
 */
export type Point = readonly [x: number, y: number];

export interface Limb {
  readonly start: Point;
  readonly bend: Point;
  readonly end: Point;
}

export interface Pose {
  readonly name: string;
  readonly head: Point;
  /** -1 to 1, see HeadPose. */
  readonly turn: number;
  /** Degrees. */
  readonly tilt: number;
  /** Narrows the body, for a turned stance. */
  readonly bodyWidth: number;
  /** Degrees the whole figure leans. */
  readonly lean: number;
  /** Moves head and torso down. */
  readonly sink: number;
  readonly arms: { readonly left: Limb; readonly right: Limb };
  readonly legs: { readonly left: Limb; readonly right: Limb };
  /** Hands that are not seen. */
  readonly pocketed: boolean;
  readonly seat: boolean;
  readonly fromBehind: boolean;
}

const armDown = (side: number): Limb => ({
  start: [side * 70, 182],
  bend: [side * 94, 322],
  end: [side * 98, 446],
});
const legDown = (side: number): Limb => ({
  start: [side * 36, 452],
  bend: [side * 40, 694],
  end: [side * 42, 930],
});

const standing: Pose = {
  name: 'standing',
  head: [0, 66],
  turn: 0,
  tilt: 0,
  bodyWidth: 1,
  lean: 0,
  sink: 0,
  arms: { left: armDown(-1), right: armDown(1) },
  legs: { left: legDown(-1), right: legDown(1) },
  pocketed: false,
  seat: false,
  fromBehind: false,
};

export const poses: readonly Pose[] = [
  standing,
  {
    ...standing,
    name: 'three-quarter',
    head: [8, 66],
    turn: 0.85,
    tilt: 3,
    bodyWidth: 0.86,
    arms: {
      left: { start: [-60, 182], bend: [-90, 318], end: [-74, 440] },
      right: { start: [58, 184], bend: [70, 322], end: [86, 446] },
    },
    legs: {
      left: { start: [-30, 452], bend: [-34, 694], end: [-30, 932] },
      right: { start: [30, 452], bend: [50, 686], end: [74, 918] },
    },
  },
  {
    ...standing,
    name: 'walking',
    turn: -0.3,
    tilt: -2,
    lean: 1.5,
    arms: {
      left: { start: [-70, 182], bend: [-112, 312], end: [-92, 436] },
      right: { start: [70, 182], bend: [104, 316], end: [142, 424] },
    },
    legs: {
      left: { start: [-32, 452], bend: [-58, 690], end: [-84, 930] },
      right: { start: [34, 452], bend: [66, 676], end: [104, 894] },
    },
  },
  {
    ...standing,
    name: 'sitting',
    tilt: 3,
    turn: 0.3,
    sink: 150,
    seat: true,
    arms: {
      left: { start: [-70, 332], bend: [-106, 462], end: [-66, 572] },
      right: { start: [70, 332], bend: [108, 460], end: [72, 566] },
    },
    legs: {
      left: { start: [-40, 606], bend: [-70, 676], end: [-54, 930] },
      right: { start: [40, 606], bend: [74, 670], end: [92, 926] },
    },
  },
  {
    ...standing,
    name: 'hands in pockets',
    turn: 0.35,
    tilt: -3,
    pocketed: true,
    arms: {
      left: { start: [-70, 182], bend: [-122, 318], end: [-74, 436] },
      right: { start: [70, 182], bend: [122, 318], end: [74, 436] },
    },
    legs: {
      left: { start: [-34, 452], bend: [-38, 694], end: [-34, 930] },
      right: { start: [36, 452], bend: [54, 692], end: [76, 926] },
    },
  },
  {
    ...standing,
    name: 'hand on hip',
    turn: -0.5,
    tilt: 4,
    arms: {
      left: armDown(-1),
      right: { start: [70, 182], bend: [146, 286], end: [70, 372] },
    },
    legs: {
      left: { start: [-34, 452], bend: [-30, 694], end: [-22, 932] },
      right: { start: [36, 452], bend: [62, 690], end: [92, 926] },
    },
  },
  {
    ...standing,
    name: 'arms crossed',
    turn: 0.2,
    tilt: -2,
    arms: {
      left: { start: [-70, 182], bend: [-92, 310], end: [44, 288] },
      right: { start: [70, 182], bend: [92, 314], end: [-46, 304] },
    },
  },
  {
    ...standing,
    name: 'leaning',
    turn: 0.6,
    tilt: 4,
    lean: -5,
    pocketed: true,
    arms: {
      left: { start: [-70, 182], bend: [-112, 316], end: [-72, 434] },
      right: { start: [70, 182], bend: [112, 318], end: [74, 436] },
    },
    legs: {
      left: { start: [-34, 452], bend: [-22, 694], end: [8, 926] },
      right: { start: [36, 452], bend: [40, 694], end: [64, 934] },
    },
  },
  { ...standing, name: 'from behind', fromBehind: true, tilt: 0 },
];

const words: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b(back view|from behind|rear|back side|turned away)\b/, 'from behind'],
  [/\b(walk|stride|striding|step|runway|run)/, 'walking'],
  [/\b(sit|sitting|seated|chair|stool)/, 'sitting'],
  [/\bpocket/, 'hands in pockets'],
  [/\b(hand|hands) on (the |her |his |their )?hips?\b|\bakimbo\b/, 'hand on hip'],
  [/\b(cross|crossed|folded) arms|arms (crossed|folded)/, 'arms crossed'],
  [/\blean/, 'leaning'],
  [/three.?quarter|3\/4|\bside\b|turned|profile|angle/, 'three-quarter'],
  [/\bstand|front|neutral|straight/, 'standing'],
];

/** The pose a text asks for; without one, what chance (0–1) gives among the upright ones. */
export function poseFor(text: string, chance: number): Pose {
  const lower = text.toLowerCase();
  const name = words.find(([pattern]) => pattern.test(lower))?.[1];
  const upright = ['standing', 'three-quarter', 'hands in pockets', 'hand on hip', 'walking'];
  const wanted = name ?? upright[Math.floor(chance * upright.length)] ?? 'standing';
  return poses.find((pose) => pose.name === wanted) ?? standing;
}
