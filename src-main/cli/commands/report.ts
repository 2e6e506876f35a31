/**
 * `flat-to-model report`: the morning of a batch at the terminal or as a page. Reads beside the app
 * or a running batch; holds nothing, sends nothing.
 */
import { basename, resolve } from 'node:path';
import { BatchId } from '../../../src-shared/domain/ids.ts';
import { foldLedger } from '../../../src-shared/domain/ledger.ts';
import { type Morning, morningOf } from '../../../src-shared/domain/morning.ts';
import { spokenEnglish } from '../../../src-shared/text/in-english.ts';
import { viewOfRun } from '../../batch/show/views.ts';
import { liveRun } from '../../batch/state/model.ts';
import { createImageService } from '../../images/create-image-service.ts';
import { morningText } from '../../report/morning-text.ts';
import { writeReportTo } from '../../report/write-report.ts';
import { dataPaths } from '../../storage/data-folder.ts';
import { readLedgerFile } from '../../storage/ledger-file.ts';
import {
  readStoredBatch,
  type StoredBatch,
  storedOutputPath,
} from '../../storage/runs/stored-batches.ts';
import { readStory } from '../../studio/diary.ts';
import { EXIT } from '../exit-status.ts';
import type { ReportFlags } from '../flags/taken.ts';
import type { Host } from '../host.ts';
import { UsageError } from '../usage-error.ts';

/** @throws StudioError `not-found`, `database-newer`, UsageError */
export async function showReport(flags: ReportFlags, host: Host): Promise<number> {
  if (flags.html !== undefined && flags.json) {
    throw new UsageError('Give either --html or --json, not both.');
  }
  const dir = resolve(host.cwd, flags['data-dir'] ?? host.defaultDataDir);
  const paths = dataPaths(dir, flags.sandbox);
  const id = flags.batch === 'last' ? 'last' : BatchId.parse(flags.batch);
  const stored = readStoredBatch(paths.database, id);
  const nowMs = host.clock.now();
  const morning = morningOf({
    batch: viewOf(stored),
    runs: stored.runs.map((record) => viewOfRun(liveRun(record))),
    ledger: foldLedger(readLedgerFile(paths.ledger).entries).filter(
      ({ intent }) => intent.batchId === stored.batch.id,
    ),
    ...readStory(dir, stored.batch.id),
    nowMs,
  });
  if (flags.html !== undefined)
    host.print(`${await page(flags.html, morning, stored, { thumbs: paths.thumbs, host })}\n`);
  else if (flags.json) host.print(`${JSON.stringify({ version: 1, ...morning }, null, 2)}\n`);
  else host.print(morningText(morning));
  return EXIT.ok;
}

interface PagePlace {
  readonly thumbs: string;
  readonly host: Host;
}

async function page(file: string, morning: Morning, { runs }: StoredBatch, place: PagePlace) {
  const { thumbs, host } = place;
  const images = createImageService({ cacheDir: thumbs, clock: host.clock });
  try {
    return await writeReportTo(resolve(host.cwd, file), morning, {
      images,
      outputPath: (id) => storedOutputPath(runs, id),
      nowMs: host.clock.now(),
      texts: spokenEnglish,
    });
  } finally {
    await images.close();
  }
}

function viewOf({ batch }: StoredBatch) {
  return { ...batch, outputLabel: basename(batch.outputDir), etaMs: null, pilot: null };
}
