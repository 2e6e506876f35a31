/**
 * What is remembered of a draft between starts: the folders it came from and what the user changed.
 * Photos are not remembered but looked at anew. Pure but for {@link openDraftFile}.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { Conversions, DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import { Instructions, JobOptions } from '../../src-shared/domain/instruction.ts';
import { jsonOf } from '../runtime/json-text.ts';
import type { Log } from '../runtime/log.ts';
import { writeFileAtomic } from '../storage/files/write-atomic.ts';
import { type DraftSku, mergePhotos, proposed } from './draft-sku.ts';

const KeptSku = z.object({
  dir: z.string(),
  included: z.boolean(),
  /** Only when the user has chosen or ordered them. */
  photos: z
    .array(
      z.object({
        name: z.string(),
        included: z.boolean(),
        note: z.string(),
        role: z.enum(['front', 'back', 'detail', 'other']),
      }),
    )
    .optional(),
  override: z
    .object({
      instructions: Instructions.optional(),
      instructionsFrom: z.enum(['user', 'file']).optional(),
      identity: z
        .object({ code: z.string().optional(), portraitPath: z.string().optional() })
        .optional(),
      options: JobOptions.optional(),
    })
    .optional(),
});
export type KeptSku = z.infer<typeof KeptSku>;

export const DraftMemory = z.object({
  version: z.literal(1),
  /** What the user dropped or picked, in that order. */
  roots: z.array(z.string()),
  /** Folders below them that he took out of the list. */
  removed: z.array(z.string()),
  conversions: Conversions.catch(DEFAULT_CONVERSIONS),
  skus: z.array(KeptSku),
});
export type DraftMemory = z.infer<typeof DraftMemory>;

/** Null for a SKU that is just as it was found. */
export function keptSkuOf(sku: DraftSku): KeptSku | null {
  if (sku.included && !sku.edited && sku.override === null) return null;
  const photos = sku.photos.map(({ found, included, note, role }) => ({
    name: found.name,
    included,
    note,
    role,
  }));
  return {
    dir: sku.found.dir,
    included: sku.included,
    ...(sku.edited ? { photos } : {}),
    ...(sku.override ? { override: KeptSku.shape.override.parse(sku.override) } : {}),
  };
}

/** A SKU found again, with what the user had changed. */
export function withKept(sku: DraftSku, kept: KeptSku, conversions: Conversions): DraftSku {
  const { included, photos, override } = kept;
  const next: DraftSku = {
    ...sku,
    included,
    edited: photos !== undefined,
    photos: photos ? mergePhotos(sku.found, photos, true) : sku.photos,
    override: override ? (override as DraftSku['override']) : null,
  };
  return proposed(next, conversions);
}

export interface DraftFile {
  /** Null when there is none, or none that makes sense: a draft is a convenience, never an error. */
  load(): Promise<DraftMemory | null>;
  /** The last one asked for wins; resolves when it is on disk. Never rejects. */
  save(memory: DraftMemory): Promise<void>;
}

export function openDraftFile({ path, log }: { path: string; log: Log }): DraftFile {
  let written = '';
  let last: Promise<void> = Promise.resolve();
  const write = async (text: string): Promise<void> => {
    try {
      await writeFileAtomic(path, text);
    } catch (error) {
      log.warn('draft not saved', { error: String(error) });
    }
  };
  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch {
        // There was no draft.
        return null;
      }
      const parsed = DraftMemory.safeParse(jsonOf(text));
      if (!parsed.success) log.warn('draft not readable; begun anew');
      return parsed.success ? parsed.data : null;
    },
    save(memory) {
      const text = JSON.stringify(memory);
      if (text !== written) {
        written = text;
        last = last.then(() => write(text));
      }
      return last;
    },
  };
}
