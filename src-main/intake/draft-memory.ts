/**
 * What is remembered of a draft between starts: the folders it came from and what the user changed.
 * Photos are not remembered but looked at anew. Pure but for {@link openDraftFile}.
 */
import { z } from 'zod';
import { Conversions, DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import { Instructions, JobOptions } from '../../src-shared/domain/instruction.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { openJsonDocument } from '../storage/files/json-document.ts';
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

const NOTHING: DraftMemory = {
  version: 1,
  roots: [],
  removed: [],
  conversions: DEFAULT_CONVERSIONS,
  skus: [],
};

export interface DraftFile {
  /** Null when there is none, or none that can be read: a draft is a convenience, never an error. */
  load(): Promise<DraftMemory | null>;
  /**
   * The last one asked for wins; resolves when it is on disk. Never rejects: where the file cannot
   * be read it is left as it is, and the draft is forgotten at the end.
   */
  save(memory: DraftMemory): Promise<void>;
}

export interface DraftFileOptions {
  readonly path: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

export function openDraftFile({ path, clock, log }: DraftFileOptions): DraftFile {
  const document = openJsonDocument({ path, schema: DraftMemory, empty: NOTHING, clock, log });
  let asked = '';
  let last: Promise<void> = Promise.resolve();
  const write = async (memory: DraftMemory): Promise<void> => {
    try {
      await document.change(() => ({ file: memory, value: undefined }));
    } catch (error) {
      log.warn('draft not saved', { error });
    }
  };
  return {
    async load() {
      try {
        const memory = await document.current();
        return memory === NOTHING ? null : memory;
      } catch (error) {
        log.warn('draft not read', { error });
        return null;
      }
    },
    save(memory) {
      const text = JSON.stringify(memory);
      if (text !== asked) {
        asked = text;
        last = write(memory);
      }
      return last;
    },
  };
}
