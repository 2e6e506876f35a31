/** One SKU of the draft: what was found, what the user changed. Pure. */
import { randomUUID } from 'node:crypto';
import {
  type Conversions,
  conversionKinds,
  formatOfName,
  isFormatKind,
} from '../../src-shared/domain/conversion.ts';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import type { StudioError } from '../../src-shared/domain/errors.ts';
import { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';
import type { Instruction, JobOptions } from '../../src-shared/domain/instruction.ts';
import { compareCodePoints } from '../../src-shared/domain/names.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { ImageFacts } from '../images/service.ts';
import type { WishedSku } from './plan-batch.ts';
import { proposePhotos } from './propose-photos.ts';
import { guessRole, type PhotoRole } from './roles.ts';
import { type FoundPhoto, type FoundSku, picturesOf } from './scan.ts';

export interface DraftPhoto {
  readonly id: PhotoId;
  readonly found: FoundPhoto;
  readonly included: boolean;
  readonly note: string;
  readonly role: PhotoRole;
}

/** What a SKU has of its own; an absent part follows the batch. */
export interface SkuOverride {
  readonly instructions?: readonly Instruction[];
  readonly instructionsFrom?: 'user' | 'file';
  readonly identity?: { readonly code?: string; readonly portraitPath?: string };
  readonly options?: JobOptions;
}

export interface SkuFindings {
  readonly facts: ReadonlyMap<string, ImageFacts>;
  /** What only reading the files could tell: damage, duplicates, an unusable `instructions.json`. */
  readonly problems: readonly Problem[];
  readonly ownInstructions: boolean;
}

export interface DraftSku {
  readonly id: DraftSkuId;
  readonly found: FoundSku;
  readonly included: boolean;
  /** In upload order. */
  readonly photos: readonly DraftPhoto[];
  /** True once the user has chosen or ordered its photos: from then on nothing is proposed. */
  readonly edited: boolean;
  readonly override: SkuOverride | null;
  /** True when its folder was not there at the last look. */
  readonly missing: boolean;
  /** Null until the background check has seen it. */
  readonly check: SkuFindings | null;
}

export interface PhotoChange {
  readonly id: PhotoId;
  readonly included: boolean;
  readonly note: string;
  readonly role: PhotoRole;
}

/** What of a photo outlives a new look at its folder, or a restart. */
export type KeptPhoto = { readonly id?: PhotoId; readonly name: string } & Omit<PhotoChange, 'id'>;

export function draftSkuOf(found: FoundSku, conversions: Conversions): DraftSku {
  const sku: DraftSku = {
    id: DraftSkuId.parse(randomUUID()),
    found,
    included: true,
    photos: picturesOf(found).map(newPhoto),
    edited: false,
    override: null,
    missing: false,
    check: null,
  };
  return proposed(sku, conversions);
}

/** Proposes which photos are sent, unless the user has chosen already. */
export function proposed(sku: DraftSku, conversions: Conversions): DraftSku {
  if (sku.edited) return sku;
  const useless = new Set(
    sku.check?.problems
      .filter(({ code, blocks }) => blocks || code === 'photo-duplicate')
      .map(({ photo }) => photo),
  );
  const choice = proposePhotos(
    sku.photos.map((photo) => ({
      name: photo.found.name,
      role: photo.role,
      sendable: isSendable(photo, sku, conversions),
      useless: useless.has(photo.found.name),
    })),
  );
  if (sku.photos.every(({ included }, index) => included === choice[index])) return sku;
  const photos = sku.photos.map((photo, index) => ({ ...photo, included: choice[index] ?? false }));
  return { ...sku, photos };
}

/** The same SKU after another look at its folder: what the user set stays with each photo. */
export function withFound(sku: DraftSku, found: FoundSku, conversions: Conversions): DraftSku {
  const same = sameFiles(sku.found, found);
  if (same && !sku.missing) return sku;
  const kept = sku.photos.map((photo) => ({ ...photo, name: photo.found.name }));
  const next = {
    ...sku,
    found,
    missing: false,
    photos: mergePhotos(found, sku.edited ? kept : inFoundOrder(found, kept), sku.edited),
    check: same ? sku.check : null,
  };
  return proposed(next, conversions);
}

/** Kept photos in their order, new ones after them; those that are gone are gone. */
export function mergePhotos(
  found: FoundSku,
  kept: readonly KeptPhoto[],
  edited: boolean,
): readonly DraftPhoto[] {
  const pictures = new Map(picturesOf(found).map((photo) => [photo.name, photo]));
  const photos: DraftPhoto[] = [];
  for (const { id, name, included, note, role } of kept) {
    const photo = pictures.get(name);
    if (!photo) continue;
    pictures.delete(name);
    photos.push({ id: id ?? newPhotoId(), found: photo, included, note, role });
  }
  const added = [...pictures.values()].map(newPhoto);
  if (edited) return [...photos, ...added];
  return [...photos, ...added].sort((a, b) => compareCodePoints(a.found.name, b.found.name));
}

/** Takes over order, notes, roles and choice. Throws `invalid-input` unless every photo is named once. */
export function withPhotoChanges(sku: DraftSku, changes: readonly PhotoChange[]): DraftSku {
  const known = new Map(sku.photos.map((photo) => [photo.id, photo]));
  const photos = changes.map((change): DraftPhoto => {
    const photo = known.get(change.id);
    if (!photo) throw notItsPhotos();
    known.delete(change.id);
    const { included, note, role } = change;
    return { ...photo, included, note, role };
  });
  if (known.size > 0) throw notItsPhotos();
  return { ...sku, photos, edited: true };
}

/** Whether this photo can go out: as it is, or as a copy the user has agreed to. */
export function isSendable(photo: DraftPhoto, sku: DraftSku, conversions: Conversions): boolean {
  const format = sku.check?.facts.get(photo.found.path)?.format ?? formatOfName(photo.found.name);
  return format === null || !isFormatKind(format) || conversions[format];
}

/** Why a copy would be sent; empty when nothing speaks for it. */
export function conversionKindsOf(photo: DraftPhoto, sku: DraftSku) {
  const facts = sku.check?.facts.get(photo.found.path);
  if (facts) return conversionKinds(facts);
  const format = formatOfName(photo.found.name);
  return format === null ? [] : [format];
}

/** Photos that will be sent, in upload order. A picture that may not be converted is left out by name. */
export function sentPhotos(sku: DraftSku, conversions: Conversions): readonly DraftPhoto[] {
  return sku.photos.filter(
    (photo) =>
      photo.included &&
      // One that is something else inside than its name says blocks the SKU instead of vanishing.
      (formatOfName(photo.found.name) === null || isSendable(photo, sku, conversions)),
  );
}

/** The SKU as a plan takes it: the photos that are sent, in their order, each with its own note. */
export function wishedSkuOf(sku: DraftSku, conversions: Conversions): WishedSku {
  const { instructions, options } = sku.override ?? {};
  const sent = sentPhotos(sku, conversions);
  // What the user left out is no news to him; what he wants and may not be converted is.
  const known = new Set([
    ...sent.map(({ found }) => found.name),
    ...sku.photos.flatMap(({ found, included }) => (included ? [] : found.name)),
  ]);
  return {
    ...sku.found,
    skipped: sku.found.skipped.filter(({ name }) => !known.has(name)),
    photos: sent.map(({ found, note }) => ({ ...found, note })),
    ...(instructions ? { instructions } : {}),
    ...(options ? { options } : {}),
  };
}

function inFoundOrder(found: FoundSku, kept: readonly KeptPhoto[]): readonly KeptPhoto[] {
  const byName = new Map(kept.map((photo) => [photo.name, photo]));
  return picturesOf(found).flatMap(({ name }) => byName.get(name) ?? []);
}

function newPhoto(found: FoundPhoto): DraftPhoto {
  return { id: newPhotoId(), found, included: true, note: '', role: guessRole(found.name) };
}

const newPhotoId = (): PhotoId => PhotoId.parse(randomUUID());

function sameFiles(a: FoundSku, b: FoundSku): boolean {
  const text = ({ photos, convertible, skipped, instructionsFile }: FoundSku) =>
    JSON.stringify([photos, convertible, skipped, instructionsFile]);
  return text(a) === text(b);
}

function notItsPhotos(): StudioError {
  return refusal('invalid-input', { why: 'sku-changed' });
}
