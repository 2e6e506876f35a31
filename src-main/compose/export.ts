/** Builds what leaves the review: exports, review packs, contact sheets, costs. */
import { join } from 'node:path';
import type { Spoken } from '../../src-shared/text/catalogue.ts';
import type { ImageService } from '../images/service.ts';
import type { Grants } from '../intake/grants.ts';
import type { Emit } from '../ipc/emit.ts';
import { createExportHandlers, type ExportHandlers } from '../ipc/handlers/export.ts';
import type { PresetStore } from '../presets/preset-store.ts';
import { createContactSheets } from '../review/contact-sheet/contact-sheets.ts';
import { createCosts } from '../review/costs/costs-of.ts';
import { createExporter } from '../review/export/exporter.ts';
import { createExportJobs } from '../review/export/jobs.ts';
import { createLibrarySource } from '../review/export/library-source.ts';
import { createTargetStore } from '../review/export/target-store.ts';
import { createReviewPacks } from '../review/pack/review-packs.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Desktop } from '../shell/desktop/system.ts';
import type { Review } from './review.ts';

export interface ExportOptions {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly review: Pick<Review, 'library' | 'people'>;
  readonly presets: PresetStore;
  readonly images: ImageService;
  readonly grants: Grants;
  readonly desktop: Desktop;
  readonly clock: Clock;
  readonly log: Log;
  readonly emit: Emit;
  readonly texts: Spoken;
}

export interface Exports {
  readonly handlers: ExportHandlers;
  /** Stops what runs; what is written stays. */
  close(): Promise<void>;
}

export function composeExport(options: ExportOptions): Exports {
  const { dataDir, resourcesDir, review, presets, images, grants, desktop, clock, log, texts } =
    options;
  const source = createLibrarySource(review);
  const jobs = createExportJobs({
    clock,
    log,
    tell: (job) => options.emit('export:changed', job),
  });
  const targets = createTargetStore({ dir: dataDir, clock, log });
  const common = { source, jobs, images, clock, texts };
  return {
    handlers: createExportHandlers({
      targets,
      jobs,
      exporter: createExporter({ ...common, targets }),
      packs: createReviewPacks({
        ...common,
        pageDir: join(resourcesDir, 'review-pack'),
        keyFile: join(dataDir, 'review-pack.key'),
      }),
      sheets: createContactSheets({ ...common, fontsDir: join(resourcesDir, 'fonts') }),
      costs: createCosts({ source, presets: presets.list }),
      grants,
      desktop,
    }),
    close: jobs.close,
  };
}
