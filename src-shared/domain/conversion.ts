/**
 * Which photos are turned into JPEG on their way, and why. The originals are never touched. Pure:
 * decides from names and from what is known of a picture.
 */
import { z } from 'zod';

/**
 * Why a photo cannot, or should not, go out as it is. The formats are converted only when the user
 * agrees; `upright` and `colour` are done unless he says no.
 */
export const ConversionKind = z.enum(['webp', 'tiff', 'avif', 'bmp', 'upright', 'colour']);
export type ConversionKind = z.infer<typeof ConversionKind>;

export const Conversions = z.object({
  webp: z.boolean(),
  tiff: z.boolean(),
  avif: z.boolean(),
  bmp: z.boolean(),
  upright: z.boolean(),
  colour: z.boolean(),
});
export type Conversions = z.infer<typeof Conversions>;

export const DEFAULT_CONVERSIONS: Conversions = {
  webp: false,
  tiff: false,
  avif: false,
  bmp: false,
  upright: true,
  colour: true,
};
export const NO_CONVERSIONS: Conversions = {
  ...DEFAULT_CONVERSIONS,
  upright: false,
  colour: false,
};
export const ALL_CONVERSIONS: Conversions = {
  webp: true,
  tiff: true,
  avif: true,
  bmp: true,
  upright: true,
  colour: true,
};

/** As much of a picture as decides. */
export interface ConvertibleFacts {
  readonly format: string;
  readonly orientation: number;
  readonly space: string;
  readonly profile: string | null;
  readonly hasProfile: boolean;
}

/** Names under which sRGB goes: its standard, and the tiny copies some programs embed. */
const SRGB = /srgb|61966|^c2(ci)?$|^urgb$/i;

export function isSrgbProfile(name: string): boolean {
  return SRGB.test(name);
}

export type FormatKind = Extract<ConversionKind, 'webp' | 'tiff' | 'avif' | 'bmp'>;

const FORMATS: ReadonlySet<string> = new Set<FormatKind>(['webp', 'tiff', 'avif', 'bmp']);

export function isFormatKind(format: string): format is FormatKind {
  return FORMATS.has(format);
}

/** Everything that speaks for converting this picture. A format that has to be read says it all. */
export function conversionKinds(facts: ConvertibleFacts): readonly ConversionKind[] {
  if (isFormatKind(facts.format)) return [facts.format];
  const kinds: ConversionKind[] = [];
  if (facts.orientation > 1) kinds.push('upright');
  if (hasOtherColours(facts)) kinds.push('colour');
  return kinds;
}

/** CMYK, or a profile that has a name and is not sRGB. A nameless profile is left alone. */
function hasOtherColours({ space, profile }: ConvertibleFacts): boolean {
  return space === 'cmyk' || space === 'lab' || (profile !== null && !isSrgbProfile(profile));
}

/** The formats a file's name promises; the content is judged later. */
export function formatOfName(name: string): FormatKind | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (ending === 'tif') return 'tiff';
  return ending !== undefined && isFormatKind(ending) ? ending : null;
}

/**
 * Names under which the photos of a SKU are sent: a converted one keeps its stem and ends in `.jpg`;
 * two that would meet are told apart by a number.
 */
export function sentNames(
  photos: readonly { readonly name: string; readonly converted: boolean }[],
): readonly string[] {
  const taken = new Set(
    photos.filter(({ converted }) => !converted).map(({ name }) => name.toLowerCase()),
  );
  return photos.map(({ name, converted }) => {
    if (!converted) return name;
    const stem = name.replace(/\.[^.]*$/, '') || name;
    let sent = `${stem}.jpg`;
    for (let n = 2; taken.has(sent.toLowerCase()); n += 1) sent = `${stem} (${n}).jpg`;
    taken.add(sent.toLowerCase());
    return sent;
  });
}
