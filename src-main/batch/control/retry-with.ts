/**
 * A SKU once more with another look: a new run in the same batch. What the old run has paid for is
 * still completed; one of which nothing was paid makes room. A look that was made already is not
 * ordered again.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { PhotoId, RunId } from '../../../src-shared/domain/ids.ts';
import {
  countOutputs,
  type Instructions,
  type JobOptions,
  normaliseInstructions,
} from '../../../src-shared/domain/instruction.ts';
import { type IdentityChoice, lookFingerprint } from '../../../src-shared/domain/look.ts';
import type { Remark } from '../../../src-shared/domain/remark.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import { isUnpaid } from '../rules/rerun.ts';
import { againRun, type Look } from '../start/new-runs.ts';
import type { Core } from '../state/core.ts';
import type { Library } from '../state/library.ts';
import type { Batch, Run } from '../state/model.ts';
import { assignPlacesOnDisk, placeKeyOf } from '../state/places.ts';
import type { Commands } from './commands.ts';

/** What is absent stays as it was. */
export interface LookChanges {
  readonly instructions?: Instructions | undefined;
  readonly identity?: IdentityChoice | undefined;
  readonly options?: JobOptions | undefined;
  /** An empty note takes the old one away. */
  readonly notes?: readonly { readonly photoId: PhotoId; readonly note: string }[] | undefined;
}

export interface AgainStarted {
  /** The new run; an earlier one of the same look where that may be taken up instead. */
  readonly runId: RunId;
  readonly warnings: readonly Remark[];
}

/** The look of the run with the changes. Pure but for the ids of its photos. */
function changedLook(
  { account, baseUrl }: Pick<Batch, 'account' | 'baseUrl'>,
  run: Pick<Run, 'photos' | 'identity' | 'instructions' | 'options'>,
  changes: LookChanges,
): Look {
  const notes = new Map(changes.notes?.map(({ photoId, note }) => [photoId, note.trim()]));
  const photos = run.photos.map(({ note: before, ...photo }) => {
    const note = notes.get(photo.id) ?? before ?? '';
    return { ...photo, id: randomUUID() as PhotoId, ...(note === '' ? {} : { note }) };
  });
  const look = {
    photos,
    identity: changes.identity ?? run.identity,
    instructions: normaliseInstructions(changes.instructions ?? run.instructions),
    options: changes.options ?? run.options,
  };
  const fingerprint = lookFingerprint({ account, baseUrl, ...look });
  return { ...look, lookHash: createHash('sha256').update(fingerprint).digest('hex') };
}

export type RetryWith = (run: Run, changes: LookChanges) => Promise<AgainStarted>;

export function createRetryWith(
  core: Core,
  library: Library,
  commands: Pick<Commands, 'retryRun' | 'begin'>,
): RetryWith {
  const { store } = core;

  /** Every run under the batch's output folder. */
  const neighbours = (batch: Batch): readonly Run[] =>
    store.runs
      .batchesWithOutput(batch.outputKey)
      .flatMap((id) => library.load(id) ?? [])
      .filter(({ account }) => account === batch.account)
      .flatMap(({ runs }) => [...(runs?.values() ?? [])]);

  /** Nothing was paid of it: its work stops, and it makes room. False when it stays. */
  const makeRoom = async (run: Run): Promise<boolean> => {
    // A submission that is being prepared is not stopped: what comes of it decides.
    if (run.task === 'submit') await new Promise<void>((done) => core.afterTask(run, done));
    if (!isUnpaid(run)) return false;
    await core.endTask(run);
    return isUnpaid(run) && run.outputs.length === 0 && run.task === null;
  };

  return async (run, changes) => {
    const batch = core.batchOf(run);
    if (run.photos.length === 0 || run.marks.rebuilt) {
      throw refusal('not-allowed', { why: 'photos-unknown', sku: run.sku });
    }
    const look = changedLook(batch, run, changes);
    const same = newestOf(look.lookHash, run.sourceDir, neighbours(batch));
    if (same) {
      // The rules of a retry hold for it: what was paid is fetched first, free.
      if (!mayBeRetried(same)) {
        throw refusal('not-allowed', { why: 'made-already', sku: run.sku, place: same.place });
      }
      commands.retryRun(same);
      return { runId: same.id, warnings: [] };
    }
    const unpaid = await makeRoom(run);
    const [place] = await assignPlacesOnDisk({
      kind: batch.kind,
      outputDir: batch.outputDir,
      wishes: [{ sku: run.sku, sourceDir: run.sourceDir }],
      taken: neighbours(batch).flatMap((one) =>
        unpaid && one === run ? [] : [one.placeDir || []].flat(),
      ),
      fresh: true,
    });
    if (!place) throw new Error(`no place for ${run.sku}`);
    const fresh = againRun(core, batch, run, look, countOutputs(look.instructions), place);
    // It may have been removed while the disk was looked at.
    const forgotten = unpaid && core.runs.has(run.id);
    store.now(() => {
      if (forgotten) store.runs.remove(run.id);
      store.runs.insert(fresh, placeKeyOf(fresh.placeDir));
    });
    // Only what is on the disk holds: otherwise it would be sent, and forgotten with this process.
    if (forgotten) library.forgetRun(run);
    library.enter(batch, fresh);
    core.keepBatch(batch);
    core.tell(fresh, { said: 'changed', place: run.place });
    commands.begin(fresh);
    return { runId: fresh.id, warnings: place.warning === null ? [] : [place.warning] };
  };
}

function newestOf(lookHash: string, sourceDir: string, runs: readonly Run[]): Run | undefined {
  return runs
    .filter((run) => run.lookHash === lookHash && run.sourceDir === sourceDir)
    .sort((a, b) => b.createdMs - a.createdMs)[0];
}

function mayBeRetried({ state }: Run): boolean {
  return hasEnded(state) && state.phase !== 'done';
}
