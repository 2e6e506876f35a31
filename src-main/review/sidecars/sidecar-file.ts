/**
 * `review.json`, the sidecar of a result folder: decisions about its pictures, by file name, as
 * docs/sidecars.md describes them. Reads defensively, writes one canonical text. Pure.
 */
import { z } from 'zod';
import {
  ColourLabel,
  RejectReason,
  Stars,
  Verdict,
} from '../../../src-shared/domain/review/judgement.ts';
import {
  type Decision,
  FIELDS,
  type Field,
  type FieldRecord,
  type JudgementRecord,
  mergeRecords,
} from '../../../src-shared/domain/review/merge.ts';
import { jsonOf } from '../../runtime/json-text.ts';

export const SIDECAR_FILE = 'review.json';
export const SIDECAR_FORMAT = 'flat-to-model-studio/review';
export const SIDECAR_VERSION = 1;
export const MOST_SIDECAR_BYTES = 16 * 1024 * 1024;

export interface Sidecar {
  readonly people: Readonly<Record<string, string>>;
  readonly images: ReadonlyMap<string, JudgementRecord>;
}

const VALUES: Readonly<Record<Field, z.ZodType<Decision['value']>>> = {
  verdict: Verdict.nullable(),
  stars: Stars,
  label: ColourLabel.nullable(),
  reasons: z.array(RejectReason).max(6),
  note: z.string().max(2000),
};

/** A name that every object has is nobody's: counted by it, decisions would get lost. */
const Person = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .refine((id) => !(id in {}));
const Moment = z.number().int().min(1).max(8.64e15);
const OneDecision = z.looseObject({ value: z.unknown(), by: Person, at: Moment });
const OneField = OneDecision.extend({
  seen: z.record(Person, Moment).optional(),
  also: z.array(OneDecision).max(200).optional(),
});
const File = z.looseObject({
  format: z.literal(SIDECAR_FORMAT),
  version: z.number().int().min(1),
  people: z.record(z.string(), z.unknown()).optional(),
  images: z.record(z.string(), z.unknown()),
});

/**
 * `newer`: written by a newer version of this program, left alone. `unreadable`: not ours. Single
 * entries that make no sense are left out.
 */
export function readSidecar(text: string): Sidecar | 'newer' | 'unreadable' {
  const file = File.safeParse(jsonOf(text));
  if (!file.success) return 'unreadable';
  if (file.data.version > SIDECAR_VERSION) return 'newer';
  const people = Object.entries(file.data.people ?? {}).flatMap(([id, name]) =>
    Person.safeParse(id).success && typeof name === 'string' ? [[id, name.slice(0, 200)]] : [],
  );
  const images = new Map<string, JudgementRecord>();
  for (const [name, fields] of Object.entries(file.data.images)) {
    images.set(name, readRecord(fields));
  }
  return { people: Object.fromEntries(people) as Record<string, string>, images };
}

/** Decisions about one picture, as a sidecar or a review pack holds them. */
export function readRecord(fields: unknown): JudgementRecord {
  if (typeof fields !== 'object' || fields === null) return {};
  const record: { [Name in Field]?: FieldRecord } = {};
  for (const field of FIELDS) {
    const one = OneField.safeParse((fields as Readonly<Record<string, unknown>>)[field]);
    if (!one.success) continue;
    const heads = [one.data, ...(one.data.also ?? [])].flatMap(({ value, by, at }): Decision[] => {
      const known = VALUES[field].safeParse(value);
      return known.success ? [{ value: known.data, by, at }] : [];
    });
    if (heads.length > 0) record[field] = { heads, seen: one.data.seen ?? {} };
  }
  // Brings it into its one order, whatever a hand or another program made of it.
  return mergeRecords(record, record);
}

/** The same decisions, the same text, on every computer. */
export function writeSidecar({ people, images }: Sidecar): string {
  const names = [...images.keys()].sort();
  const shown = names.flatMap((name) => {
    const fields = writeRecord(images.get(name) ?? {});
    return Object.keys(fields).length > 0 ? [[name, fields]] : [];
  });
  const file = {
    format: SIDECAR_FORMAT,
    version: SIDECAR_VERSION,
    people,
    images: Object.fromEntries(shown),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export function writeRecord(record: JudgementRecord): Readonly<Record<string, unknown>> {
  const fields = FIELDS.flatMap((field) => {
    const { heads, seen } = record[field] ?? { heads: [], seen: {} };
    const [first, ...also] = heads;
    if (!first) return [];
    const others = Object.entries(seen).filter(
      ([by, at]) => !heads.some((head) => head.by === by && head.at === at),
    );
    return [
      [
        field,
        {
          value: first.value,
          by: first.by,
          at: first.at,
          ...(others.length > 0 ? { seen: Object.fromEntries(others) } : {}),
          ...(also.length > 0 ? { also } : {}),
        },
      ] as const,
    ];
  });
  return Object.fromEntries(fields);
}

/** Everybody who decided, or whose decisions are known. */
export function peopleIn(records: Iterable<JudgementRecord>): ReadonlySet<string> {
  const people = new Set<string>();
  for (const record of records) {
    for (const field of FIELDS) {
      for (const { by } of record[field]?.heads ?? []) people.add(by);
    }
  }
  return people;
}
