/** Gathers what the morning of a batch is told from: engine, ledger, diary. Writes its report page. */
import { dirname } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { type BatchId, OutputId } from '../../src-shared/domain/ids.ts';
import { foldLedger } from '../../src-shared/domain/ledger.ts';
import { type Morning, morningOf } from '../../src-shared/domain/morning.ts';
import type { Spoken } from '../../src-shared/text/catalogue.ts';
import type { Engine } from '../batch/engine.ts';
import type { ImageService } from '../images/service.ts';
import { writeReportBeside } from '../report/write-report.ts';
import type { Clock } from '../runtime/clock.ts';
import type { DataFolder } from '../storage/data-folder.ts';
import type { Diary } from './diary.ts';
import type { Engines } from './engines.ts';

export interface MorningsOptions {
  readonly engines: Pick<Engines, 'ofBatch'>;
  readonly ledgerOf: (engine: Engine) => DataFolder['ledger'] | undefined;
  readonly diary: Pick<Diary, 'storyOf'>;
  readonly images: Pick<ImageService, 'thumbnail'>;
  readonly clock: Clock;
  readonly texts: Spoken;
}

export interface Mornings {
  /** Throws `not-found`. */
  of(id: BatchId): Morning;
  /** Beside `summaryPath`. Answers the page's path. */
  report(id: BatchId, summaryPath: string): Promise<string>;
  /** Into the batch's output folder. */
  reportNow(id: BatchId): Promise<string>;
}

export function createMornings(options: MorningsOptions): Mornings {
  const { engines, ledgerOf, diary, images, clock, texts } = options;
  const of = (id: BatchId): Morning => {
    const engine = engines.ofBatch(id);
    const batch = engine.batch(id);
    if (!batch) throw gone();
    const entries = ledgerOf(engine)?.entries({ batchId: id }) ?? [];
    return morningOf({
      batch,
      runs: engine.runsOf(id),
      ledger: foldLedger(entries),
      ...diary.storyOf(id),
      nowMs: clock.now(),
    });
  };
  const write = (id: BatchId, dir: string): Promise<string> =>
    writeReportBeside(dir, of(id), {
      images,
      outputPath: (output) => engines.ofBatch(id).outputPath(OutputId.parse(output)),
      nowMs: clock.now(),
      texts,
    });
  return {
    of,
    report: (id, summaryPath) => write(id, dirname(summaryPath)),
    async reportNow(id) {
      const dir = engines.ofBatch(id).outputDirOf(id);
      if (dir === undefined) throw gone();
      return write(id, dir);
    },
  };
}

function gone(): StudioError {
  return new StudioError({
    code: 'not-found',
    message: 'This batch is not in the list any more. It may have been removed.',
  });
}
