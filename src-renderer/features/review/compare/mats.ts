/** What lies behind the pictures. 18 % grey is what reflects 18 % of the light: #777 in sRGB. */
import type { Mat } from '../../../stores/view.ts';

export const MATS: Readonly<Record<Mat, string>> = {
  dark: 'bg-black',
  grey: 'bg-[#777777]',
  white: 'bg-white',
};

const ORDER: readonly Mat[] = ['dark', 'grey', 'white'];

export function nextMat(mat: Mat): Mat {
  return ORDER[(ORDER.indexOf(mat) + 1) % ORDER.length] ?? 'dark';
}
