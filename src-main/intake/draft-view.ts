/** How one SKU of the draft is shown, with its problems. Pure. */
import { basename } from 'node:path';
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import type {
  DraftPhotoView,
  DraftSkuView,
  Problem,
  SkuOverrideView,
} from '../../src-shared/domain/draft-views.ts';
import { MAX_PHOTOS } from '../../src-shared/domain/instruction.ts';
import { countProblems, skippedProblems } from './check-sku.ts';
import {
  conversionKindsOf,
  type DraftSku,
  isSendable,
  type SkuOverride,
  sentPhotos,
} from './draft-sku.ts';
import { notSendable } from './file-kinds.ts';
import { folderLabel } from './grants.ts';
import { factProblems } from './photo-problems.ts';
import { problemOf } from './problem.ts';
import { guessRole } from './roles.ts';

/**
 * `sameName`: another SKU of the draft would get the same place. `photos`: its photos as they were
 * shown before, where nothing about them has changed.
 */
export function viewOf(
  sku: DraftSku,
  sameName: boolean,
  conversions: Conversions,
  photos: readonly DraftPhotoView[] = photosOf(sku, conversions),
): DraftSkuView {
  return {
    id: sku.id,
    name: sku.found.name,
    folderLabel: folderLabel(sku.found.dir),
    included: sku.included,
    photos: photos as DraftPhotoView[],
    problems: [...problemsOf(sku, conversions), ...(sameName ? [sameNameProblem(sku)] : [])],
    ownInstructions: sku.check?.ownInstructions ?? false,
    override: sku.override && overrideView(sku.override),
    checked: sku.check !== null,
  };
}

function photosOf(sku: DraftSku, conversions: Conversions): readonly DraftPhotoView[] {
  return sku.photos.map((photo) => {
    const { id, found, included, note, role } = photo;
    const facts = sku.check?.facts.get(found.path);
    const kinds = conversionKindsOf(photo, sku);
    return {
      id,
      name: found.name,
      bytes: found.bytes,
      width: facts?.width ?? null,
      height: facts?.height ?? null,
      included,
      note,
      role,
      ...(role !== 'other' && role === guessRole(found.name) ? { roleGuessed: true } : {}),
      conversion:
        kinds.length === 0
          ? null
          : { kinds: [...kinds], agreed: kinds.some((kind) => conversions[kind]) },
    };
  });
}

function overrideView(override: SkuOverride): SkuOverrideView {
  const { instructions, instructionsFrom, identity, options } = override;
  const portrait = identity?.portraitPath;
  return {
    instructions: instructions ? [...instructions] : null,
    instructionsFrom: instructions ? (instructionsFrom ?? 'user') : null,
    identity: identity
      ? {
          code: identity.code ?? null,
          portraitName: portrait === undefined ? null : basename(portrait),
        }
      : null,
    options: options ?? null,
  };
}

function problemsOf(sku: DraftSku, conversions: Conversions): readonly Problem[] {
  if (sku.missing) return [missing()];
  const sent = sentPhotos(sku, conversions);
  const sentNames = new Set(sent.map(({ found }) => found.name));
  const shown = new Set(sku.photos.map(({ found }) => found.name));
  const skipped = sku.found.skipped.filter(({ name }) => !shown.has(name));
  const waiting = sku.photos.filter((photo) => photo.included && !sentNames.has(photo.found.name));
  const counted = countProblems({
    photos: sent.map(({ found }) => found),
    skipped,
    waiting: waiting.length,
  });
  const left = sku.photos.filter((photo) => !photo.included && isSendable(photo, sku, conversions));
  const ofContent = (sku.check?.problems ?? []).filter(
    ({ photo }) => photo === undefined || sentNames.has(photo),
  );
  return [
    ...counted,
    ...(sent.length + left.length > MAX_PHOTOS && sent.length <= MAX_PHOTOS
      ? [leftOut(sent.length + left.length, left)]
      : []),
    ...ofContent,
    ...sent.flatMap(({ found }) => {
      const facts = sku.check?.facts.get(found.path);
      return facts ? factProblems(found, facts, conversions) : [];
    }),
    ...waiting.map(({ found }) => notAgreed(found.name)),
    ...skippedProblems({ skipped }),
  ];
}

function missing(): Problem {
  return problemOf('folder-unreadable', { blocks: true, kind: 'folder-gone' });
}

function leftOut(all: number, left: DraftSku['photos']): Problem {
  const names = left.map(({ found }) => found.name).join(', ');
  const fields = { n: all, most: MAX_PHOTOS, names };
  return problemOf('too-many-photos', { blocks: false, kind: 'too-many-left', fields });
}

function notAgreed(photo: string): Problem {
  const { fields } = notSendable(photo);
  return problemOf('photo-format', {
    blocks: false,
    photo,
    kind: 'format-waits',
    ...(fields ? { fields } : {}),
  });
}

function sameNameProblem(sku: DraftSku): Problem {
  const fields = { sku: sku.found.name };
  return problemOf('same-name', { blocks: false, kind: 'same-name', fields });
}
