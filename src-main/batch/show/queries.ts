/** What may be asked of the engine's state: snapshots, details, places on disk. Changes nothing. */
import { join } from 'node:path';
import { phaseSpans, type RunDetail, type RunFile } from '../../../src-shared/domain/run-detail.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { METADATA_FILE } from '../../workflow/metadata.ts';
import type { Engine } from '../engine.ts';
import type { Core } from '../state/core.ts';
import type { Library } from '../state/library.ts';
import type { Batch, Run } from '../state/model.ts';
import { viewOfBatch, viewOfLimits, viewOfRun } from './views.ts';

/** Runs of ended batches shown in a snapshot; older ones are read when asked for. */
const SNAPSHOT_RUNS = 500;

export type Queries = Pick<
  Engine,
  | 'snapshot'
  | 'batch'
  | 'runsOf'
  | 'detail'
  | 'outputDirOf'
  | 'placeDirOf'
  | 'photoPath'
  | 'outputPath'
>;

export function createQueries(core: Core, library: Library): Queries {
  const { store, publisher } = core;

  /** Unfinished batches whole, then ended ones, newest first, as far as there is room. */
  const shownRuns = (batches: readonly Batch[]): RunView[] => {
    const active = batches.filter((batch) => batch.state.state !== 'ended');
    const runs = active.flatMap(sortedRuns);
    for (const batch of batches) {
      if (batch.state.state !== 'ended') continue;
      if (runs.length + batch.counts.total > SNAPSHOT_RUNS && runs.length > 0) break;
      runs.push(...sortedRuns(library.load(batch.id)));
    }
    return runs;
  };

  const runsOfBatch = (batchId: Batch['id'] | undefined): readonly Run[] => [
    ...((batchId && library.load(batchId))?.runs?.values() ?? []),
  ];

  const detailOf = (run: Run): RunDetail => {
    store.flush();
    const timeline = [...store.facts.timeline(run.id)];
    const price = core.learned.perOutput(core.batchOf(run).account, run.instructions);
    return {
      run: viewOfRun(run),
      instructions: run.instructions,
      options: run.options,
      timeline,
      files: filesOf(run),
      calls: [...core.calls.of(run.id)],
      phases: phaseSpans(timeline),
      price: { perOutput: price.credits, learned: price.learned },
    };
  };

  return {
    snapshot: () => {
      publisher.flush();
      const batches = [...core.batches.values()].sort((a, b) => b.seq - a.seq);
      return {
        revision: publisher.revision,
        batches: batches.map((batch) => viewOfBatch(core, batch)),
        runs: shownRuns(batches),
        limits: [...core.books.keys()].flatMap((account) => viewOfLimits(core, account) ?? []),
      };
    },
    batch: (id) => {
      const batch = core.batches.get(id);
      return batch && viewOfBatch(core, batch);
    },
    runsOf: (id) => sortedRuns(library.load(id)),
    detail: (id) => {
      const run = library.run(id);
      return run && detailOf(run);
    },
    outputDirOf: (id) => core.batches.get(id)?.outputDir,
    placeDirOf: (id) => library.run(id)?.placeDir,
    photoPath: (id) => {
      for (const { photos } of runsOfBatch(store.runs.batchOfPhoto(id))) {
        const photo = photos.find((one) => one.id === id);
        if (photo) return photo.path;
      }
      return undefined;
    },
    outputPath: (id) => {
      store.flush();
      for (const { placeDir, outputs } of runsOfBatch(store.runs.batchOfOutput(id))) {
        const output = outputs.find((one) => one.id === id);
        if (output) return join(placeDir, output.fileName);
      }
      return undefined;
    },
  };
}

function sortedRuns(batch: Batch | undefined): RunView[] {
  return [...(batch?.runs?.values() ?? [])].sort((a, b) => a.position - b.position).map(viewOfRun);
}

/** As the database knows them: what the user did with them since is not looked at. */
function filesOf({ outputs, metadataSha256, metadataBytes }: Run): RunFile[] {
  const pictures = outputs
    .filter(({ state }) => state === 'saved')
    .map(
      ({ id, fileName, bytes, savedMs }): RunFile => ({
        name: fileName,
        kind: 'result',
        bytes,
        outputId: id,
        savedMs,
      }),
    );
  if (metadataSha256 === null) return pictures;
  const metadata = { name: METADATA_FILE, kind: 'metadata', bytes: metadataBytes } as const;
  return [...pictures, { ...metadata, outputId: null, savedMs: null }];
}
