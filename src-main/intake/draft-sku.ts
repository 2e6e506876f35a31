/** One SKU of the draft: what was found, what the user changed, and how both are shown. Pure. */
import { randomUUID } from 'node:crypto';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';
import { MAX_PHOTOS } from '../../src-shared/domain/instruction.ts';
import type { DraftSkuView, Problem } from '../../src-shared/domain/views.ts';
import type { ImageFacts } from '../images/service.ts';
import { countProblems, skippedProblems } from './check-sku.ts';
import { folderLabel } from './grants.ts';
import type { WishedSku } from './plan-batch.ts';
import { guessRole, type PhotoRole } from './roles.ts';
import type { FoundPhoto, FoundSku } from './scan.ts';

export interface DraftPhoto {
  readonly id: PhotoId;
  readonly found: FoundPhoto;
  readonly included: boolean;
  readonly note: string;
  readonly role: PhotoRole;
}

export interface DraftSku {
  readonly id: DraftSkuId;
  readonly found: FoundSku;
  readonly included: boolean;
  /** In upload order. */
  readonly photos: readonly DraftPhoto[];
  /** Null until the background check has seen it. */
  readonly check: {
    readonly facts: ReadonlyMap<string, ImageFacts>;
    readonly problems: readonly Problem[];
    readonly ownInstructions: boolean;
  } | null;
}

export interface PhotoChange {
  readonly id: PhotoId;
  readonly included: boolean;
  readonly note: string;
  readonly role: PhotoRole;
}

/** The first ten photos are proposed; which ones are left out is the user's choice. */
export function draftSkuOf(found: FoundSku): DraftSku {
  return {
    id: DraftSkuId.parse(randomUUID()),
    found,
    included: true,
    photos: found.photos.map((photo, index) => ({
      id: PhotoId.parse(randomUUID()),
      found: photo,
      included: index < MAX_PHOTOS,
      note: '',
      role: guessRole(photo.name),
    })),
    check: null,
  };
}

/** Takes over order, notes, roles and choice. Throws `invalid-input` unless every photo is named once. */
export function withPhotoChanges(sku: DraftSku, changes: readonly PhotoChange[]): DraftSku {
  const known = new Map(sku.photos.map((photo) => [photo.id, photo]));
  const photos = changes.map((change): DraftPhoto => {
    const photo = known.get(change.id);
    if (!photo) throw notItsPhotos();
    known.delete(change.id);
    return {
      ...photo,
      included: change.included,
      note: change.note,
      role: change.role,
    };
  });
  if (known.size > 0) throw notItsPhotos();
  return { ...sku, photos };
}

/** The SKU as a plan takes it: included photos in their order, each with its own note. */
export function wishedSkuOf(sku: DraftSku): WishedSku {
  const photos = sku.photos
    .filter(({ included }) => included)
    .map(({ found, note }) => ({ ...found, note }));
  return { ...sku.found, photos };
}

/** `sameName`: another SKU of the draft would get the same place. */
export function viewOf(sku: DraftSku, sameName: boolean): DraftSkuView {
  return {
    id: sku.id,
    name: sku.found.name,
    folderLabel: folderLabel(sku.found.dir),
    included: sku.included,
    photos: sku.photos.map(({ id, found, included, note, role }) => {
      const facts = sku.check?.facts.get(found.path);
      return {
        id,
        name: found.name,
        bytes: found.bytes,
        width: facts?.width ?? null,
        height: facts?.height ?? null,
        included,
        note,
        role,
      };
    }),
    problems: [...problemsOf(sku), ...(sameName ? [sameNameProblem(sku)] : [])],
    ownInstructions: sku.check?.ownInstructions ?? false,
  };
}

function problemsOf(sku: DraftSku): readonly Problem[] {
  const chosen = sku.photos.filter(({ included }) => included);
  const left = sku.photos.filter(({ included }) => !included);
  const counted = countProblems({
    photos: chosen.map(({ found }) => found),
    skipped: sku.found.skipped,
  });
  const leftNames = new Set(left.map(({ found }) => found.name));
  const ofPhotos = (sku.check?.problems ?? []).filter(
    ({ photo }) => photo !== undefined && !leftNames.has(photo),
  );
  return [
    ...counted,
    ...(sku.photos.length > MAX_PHOTOS && counted.length === 0 ? [leftOut(sku, left)] : []),
    ...ofPhotos,
    // Before the check has run, what the names alone tell.
    ...(sku.check ? [] : skippedProblems(sku.found)),
  ];
}

function leftOut(sku: DraftSku, left: readonly DraftPhoto[]): Problem {
  return {
    code: 'too-many-photos',
    blocks: false,
    message: `${sku.photos.length} photos, at most ${MAX_PHOTOS} can be sent. Left out: ${left
      .map(({ found }) => found.name)
      .join(', ')}.`,
  };
}

function sameNameProblem(sku: DraftSku): Problem {
  return {
    code: 'same-name',
    blocks: false,
    message: `Another SKU is called ${sku.found.name} too: one of them is saved as “${sku.found.name} (2)”.`,
  };
}

function notItsPhotos(): StudioError {
  return new StudioError({
    code: 'invalid-input',
    message: 'The photos of this SKU have changed in the meantime. Nothing was changed.',
    remedy: 'Try again.',
  });
}
