/** Looks at the folder and plans every file of an export. Reads names only; writes nothing. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../../src-shared/domain/errors.ts';
import { nameable } from '../../../src-shared/domain/export/facts.ts';
import { parseTemplate } from '../../../src-shared/domain/export/naming.ts';
import { enlargedBy } from '../../../src-shared/domain/export/placement.ts';
import {
  type PlanInput,
  type PlannedExport,
  placeKey,
  planExport,
  splitPlace,
} from '../../../src-shared/domain/export/plan.ts';
import type { ExportTarget } from '../../../src-shared/domain/export/target.ts';
import type { PlannedFile } from '../../../src-shared/domain/export/views.ts';
import { nameKey } from '../../../src-shared/domain/names.ts';
import type { ReviewOpened } from '../../../src-shared/domain/review/library.ts';
import type { ExportRequest } from '../../../src-shared/ipc/calls/export.ts';
import { failureWith, refusal } from '../../../src-shared/text/refusal.ts';
import { errnoOf } from '../../runtime/errno.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { chosenOf } from './source.ts';

/** Throws `invalid-input` for a template that cannot be used, and what reading the folder throws. */
export async function prepareExport(
  request: Pick<ExportRequest, 'template' | 'resultIds' | 'focus' | 'collisions'>,
  opened: ReviewOpened,
  targets: readonly ExportTarget[],
  root: string,
): Promise<readonly PlannedExport[]> {
  const template = parseTemplate(request.template);
  const [problem] = template.problems;
  if (problem) {
    const detail = problem.text === '' ? {} : { detail: problem.text };
    throw refusal('invalid-input', { why: 'naming' }, detail);
  }
  const input: PlanInput = {
    results: nameable(chosenOf(opened, request.resultIds), opened.skus),
    collection: opened.collection,
    template,
    targets,
    focus: request.focus,
    collisions: request.collisions,
    taken: new Set(),
  };
  // Without a disk first: it tells which folders there are to look into.
  const folders = new Set(planExport(input).map(({ place }) => splitPlace(place).dir));
  return planExport({ ...input, taken: await takenIn(root, folders) });
}

/** Keys of everything in these folders below `root`; a folder that is not there holds nothing. */
async function takenIn(root: string, folders: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  const listed = new Map<string, Promise<readonly string[]>>();
  const list = (dir: string): Promise<readonly string[]> => {
    const known = listed.get(dir) ?? namesIn(dir);
    listed.set(dir, known);
    return known;
  };
  for (const folder of folders) {
    const parts = folder.split('/').filter((part) => part !== '');
    // A folder may be there in another spelling: on most disks it is the same one.
    let dirs = [root];
    for (const part of parts) {
      const next: string[] = [];
      for (const dir of dirs) {
        const twins = (await list(dir)).filter((name) => nameKey(name) === nameKey(part));
        next.push(...twins.map((name) => join(dir, name)));
      }
      dirs = next;
    }
    for (const dir of dirs) {
      for (const name of await list(dir)) taken.add(placeKey(`${folder}${name}`));
    }
  }
  return taken;
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    const code = errnoOf(error);
    // Not a folder: writing into it fails file by file, with a reason.
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw toFileError(error, dir);
  }
}

export function plannedFile(planned: PlannedExport): PlannedFile {
  const { named, target, place, collision, outcome, placement } = planned;
  const fits = placement?.fits === true ? placement : null;
  return {
    resultId: named.result.id,
    targetId: target.id,
    place,
    collision,
    outcome,
    width: fits?.out.width ?? null,
    height: fits?.out.height ?? null,
    enlarged: placement ? enlargedBy(placement) : null,
    smaller: fits?.smaller ?? false,
    failure: outcome === 'refuse' ? refusalOf(planned) : null,
  };
}

export function refusalOf({ named, target }: PlannedExport): Failure {
  if (!named.result.there) {
    const detail = named.result.fileName;
    return failureWith('result-missing', { why: 'picture-moved' }, { detail });
  }
  const { width, height } = named.result;
  const detail = `${named.result.fileName}: ${width} × ${height}, ${target.name}`;
  return failureWith('invalid-input', { why: 'too-few-pixels' }, { detail });
}
