/**
 * The poses as joints of a mannequin, on a field of 48 × 64. A limb is a chain of points; what is
 * drawn later lies before what was drawn earlier. Pure data.
 */
import type { PoseId } from '../../../../src-shared/domain/look-library.ts';

export type Chain = readonly number[];

export interface FigureShape {
  readonly head: readonly [x: number, y: number];
  /** Where the hair shows which way the head looks. */
  readonly facing: 'front' | 'back' | 'left' | 'right';
  readonly torso: Chain;
  readonly legs: readonly Chain[];
  readonly armsBehind?: readonly Chain[];
  readonly armsBefore?: readonly Chain[];
  /** What the figure stands at or sits on, as a path. */
  readonly prop?: string;
  /** The part that is shown: x, y, width, height. */
  readonly crop?: string;
}

const TORSO: Chain = [18.6, 19.6, 29.4, 19.6, 27.4, 35, 20.6, 35];
const LEGS: readonly Chain[] = [
  [21.6, 35, 21.1, 47, 20.6, 58.5],
  [26.4, 35, 26.9, 47, 27.4, 58.5],
];
const ARMS: readonly Chain[] = [
  [18, 20.4, 15.5, 28.4, 15.3, 36.4],
  [30, 20.4, 32.5, 28.4, 32.7, 36.4],
];
const POCKETS: readonly Chain[] = [
  [18, 20.4, 14, 27.8, 19.4, 34.4],
  [30, 20.4, 34, 27.8, 28.6, 34.4],
];
const FRONT: FigureShape = {
  head: [24, 9.2],
  facing: 'front',
  torso: TORSO,
  legs: LEGS,
  armsBefore: ARMS,
};
const BACK: FigureShape = { ...FRONT, facing: 'back' };

export const FIGURES: Readonly<Record<PoseId, FigureShape>> = {
  front: FRONT,
  relaxed: {
    ...FRONT,
    head: [24.8, 9],
    torso: [18.6, 20.2, 29.4, 19, 28.6, 34.4, 21.4, 35.4],
    legs: [
      [22.6, 35.2, 21.6, 47, 21.4, 58.5],
      [27.4, 34.8, 30.6, 46, 32.4, 58],
    ],
    armsBefore: [
      [18, 21, 15, 29, 15.8, 37],
      [30, 19.8, 37, 26.4, 30, 32.2],
    ],
  },
  pockets: { ...FRONT, armsBefore: POCKETS },
  crossed: {
    ...FRONT,
    armsBefore: [
      [18.2, 20.6, 15.4, 27.4, 27.4, 26.4],
      [29.8, 20.6, 32.6, 28.4, 20.6, 28.6],
    ],
  },
  'hands-behind': {
    ...FRONT,
    armsBefore: [],
    armsBehind: [
      [18, 20.4, 13.8, 28, 21.6, 33.4],
      [30, 20.4, 34.2, 28, 26.4, 33.4],
    ],
  },
  collar: {
    ...FRONT,
    armsBefore: [
      [18, 20.4, 15.5, 28.4, 15.3, 36.4],
      [30, 20.8, 34.8, 28.6, 26.4, 21],
    ],
  },
  'three-quarter': {
    head: [25.2, 9.2],
    facing: 'right',
    torso: [19.8, 20, 28.6, 19.4, 27, 35, 21.4, 35],
    legs: [
      [22.8, 35, 22.4, 47, 20.8, 58.5],
      [25.8, 35, 27.6, 47, 29, 57.8],
    ],
    armsBehind: [[28.2, 20.4, 31.6, 28, 31, 36]],
    armsBefore: [[20.2, 20.8, 17.4, 29, 19.4, 36.8]],
  },
  side: {
    head: [25, 9.2],
    facing: 'right',
    torso: [22.4, 19.8, 26, 19.8, 26, 35, 22.8, 35],
    legs: [[24.2, 35, 24.8, 47, 23.8, 58.5, 27.2, 59]],
    armsBefore: [[24, 20.8, 22.4, 29, 24.8, 36.8]],
  },
  back: BACK,
  shoulder: {
    ...BACK,
    head: [25, 9.2],
    facing: 'right',
    torso: [18.8, 19.8, 29.2, 19.8, 27.2, 35, 20.8, 35],
    armsBefore: [
      [18.2, 20.4, 15.6, 28.4, 16.4, 36.4],
      [29.8, 20.4, 32.8, 28, 31, 35.6],
    ],
  },
  walking: {
    ...FRONT,
    legs: [
      [21.8, 35, 20.4, 46, 22.4, 55],
      [26.4, 35, 28.2, 47.6, 26.2, 60.4],
    ],
    armsBefore: [
      [18, 20.4, 13.8, 27.8, 17, 34.6],
      [30, 20.4, 34, 28.6, 33.6, 37.2],
    ],
  },
  passing: {
    head: [25.4, 9],
    facing: 'right',
    torso: [22.8, 19.6, 26.6, 19.6, 26, 35, 22.6, 35],
    legs: [
      [24, 35, 20.6, 46.4, 12.8, 55.4, 14.2, 58],
      [24.6, 35, 30, 45.6, 32.4, 58, 36, 57.4],
    ],
    armsBehind: [[25, 20.6, 30.6, 27.4, 35, 32]],
    armsBefore: [[24.4, 20.6, 18.6, 28, 16.8, 35.4]],
  },
  turning: {
    head: [23.6, 9.2],
    facing: 'left',
    torso: [18.8, 19.8, 29, 19.8, 26.8, 35, 21, 35],
    legs: [
      [22.2, 35, 24.4, 47, 20.4, 58],
      [25.8, 35, 23.6, 47, 27.8, 57.6],
    ],
    armsBefore: [
      [18.2, 20.4, 11.4, 26, 8.6, 33],
      [29.8, 20.4, 36.6, 25.4, 40, 31.6],
    ],
    prop: 'M9 58.5 Q24 66 39 58.5 M39 58.5 l-4 .2 M39 58.5 l-2.4 3.4',
  },
  stool: {
    head: [21.4, 13],
    facing: 'right',
    torso: [17.4, 23.6, 26, 23.6, 25.4, 38.6, 18.8, 38.6],
    legs: [
      [21, 38.8, 31, 40.2, 30.4, 57.6, 33.6, 58],
      [23.6, 38.8, 34.6, 42, 36.6, 56.6, 39.8, 56.4],
    ],
    armsBefore: [[18.6, 24.8, 18, 33, 28.4, 37.6]],
    prop: 'M13.6 42.6 H27 M15.6 42.6 L13.8 60 M25 42.6 L26.4 60 M14.8 51 H25.6',
  },
  floor: {
    head: [18.6, 25.4],
    facing: 'right',
    torso: [14.6, 36, 23.2, 36, 23.6, 51.6, 16.4, 51.6],
    legs: [
      [20, 52.6, 31.4, 52, 42, 56.6],
      [21.4, 52.4, 30.6, 41.6, 33.4, 56.4, 36.6, 57],
    ],
    armsBehind: [[15.6, 37, 10.8, 45.4, 9.6, 56]],
    armsBefore: [[22.6, 37.2, 26.6, 44, 30.6, 42.4]],
    prop: 'M4 59.6 H45',
  },
  leaning: {
    head: [28.8, 9.8],
    facing: 'left',
    torso: [24.6, 20, 33, 20.8, 31.2, 36, 25, 35.6],
    legs: [
      [30, 36, 28, 46.8, 34, 52.4],
      [26.6, 36, 22.6, 47, 19.2, 58.5],
    ],
    armsBefore: [
      [24.8, 21, 19.6, 28.6, 25.6, 34.4],
      [32.4, 21.6, 34, 29.4, 32.6, 36.6],
    ],
    prop: 'M37.4 3 V60.6 M8 60.6 H37.4',
  },
  upper: { ...FRONT, crop: '10.5 2 27 36' },
  neckline: { ...FRONT, crop: '14.25 3 19.5 26' },
  cuff: { ...FRONT, crop: '6.5 21 16.5 22' },
  waist: { ...FRONT, armsBefore: POCKETS, crop: '12.75 24 22.5 30' },
  hem: { ...FRONT, crop: '14.25 38 19.5 26' },
  'back-detail': { ...BACK, crop: '13.5 4 21 28' },
};
