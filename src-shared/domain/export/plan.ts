/**
 * Which file each picture becomes, decided before anything is written: names, what is in the way,
 * what cannot be made. The renderer plans without a disk for the live preview; the main process
 * plans again with it. Pure.
 */
import { nameKey, numberedName, safePlaceName } from '../names.ts';
import type { PicturePoint } from '../review/library.ts';
import { factsOf, type NamedResult } from './facts.ts';
import { fillTemplate, type Template } from './naming.ts';
import { DEFAULT_FOCUS, type Placement, place } from './placement.ts';
import type { ExportTarget } from './target.ts';

export interface PlanInput {
  readonly results: readonly NamedResult[];
  readonly collection: { readonly name: string };
  readonly template: Template;
  readonly targets: readonly ExportTarget[];
  readonly focus: Readonly<Record<string, PicturePoint>>;
  readonly collisions: 'number' | 'skip';
  /** Keys (see `placeKey`) of what is in the export folder already; empty for a preview. */
  readonly taken: ReadonlySet<string>;
}

export interface PlannedExport {
  readonly named: NamedResult;
  readonly target: ExportTarget;
  /** Under the export folder, `/` between folders. */
  readonly place: string;
  /** What was in the way of the first name. */
  readonly collision: 'file' | 'picture' | null;
  readonly outcome: 'write' | 'skip' | 'refuse';
  /** Null while the picture's size is not known. */
  readonly placement: Placement | null;
}

/** Two places of one key cannot exist beside each other, whatever the system. */
export const placeKey = (path: string): string => path.split('/').map(nameKey).join('/');

/** With several targets, those that the names do not tell apart get a folder each. */
export function planExport(input: PlanInput): readonly PlannedExport[] {
  const { results, collection, template, targets, focus, collisions, taken } = input;
  const byFolder = targets.length > 1 && !template.tokens.has('target');
  const used = new Set<string>();
  const isTaken = (key: string) => used.has(key) || taken.has(key);
  const counts = new Map<string, number>();
  const planned: PlannedExport[] = [];
  for (const target of targets) {
    for (const named of results) {
      const filled = fillTemplate(template, factsOf(named, collection, target.name), target.format);
      const wish = byFolder ? `${safePlaceName(target.name)}/${filled}` : filled;
      const placement = placementOf(named, target, focus);
      const base = { named, target, placement };
      if (placement?.fits === false || !named.result.there) {
        planned.push({ ...base, place: wish, collision: null, outcome: 'refuse' });
        continue;
      }
      const key = placeKey(wish);
      const collision = used.has(key) ? 'picture' : taken.has(key) ? 'file' : null;
      if (collision !== null && collisions === 'skip') {
        planned.push({ ...base, place: wish, collision, outcome: 'skip' });
        continue;
      }
      const place = collision === null ? wish : numbered(wish, isTaken, counts);
      used.add(placeKey(place));
      planned.push({ ...base, place, collision, outcome: 'write' });
    }
  }
  return planned;
}

function placementOf(
  { result }: NamedResult,
  target: ExportTarget,
  focus: PlanInput['focus'],
): Placement | null {
  const { width, height } = result;
  if (!width || !height) return null;
  return place({ width, height }, target, focus[result.id] ?? DEFAULT_FOCUS);
}

/** Goes on counting where the last picture of this name stopped: thousands may ask for one name. */
function numbered(
  wish: string,
  isTaken: (key: string) => boolean,
  counts: Map<string, number>,
): string {
  const { dir, name } = splitPlace(wish);
  const key = placeKey(wish);
  for (let n = counts.get(key) ?? 2; ; n += 1) {
    const candidate = dir + numberedName(name, n, true);
    if (isTaken(placeKey(candidate))) continue;
    counts.set(key, n + 1);
    return candidate;
  }
}

export function splitPlace(path: string): { readonly dir: string; readonly name: string } {
  const cut = path.lastIndexOf('/') + 1;
  return { dir: path.slice(0, cut), name: path.slice(cut) };
}
