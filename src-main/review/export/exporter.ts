/** Exports of picked pictures: checks them, starts them, remembers how the last one went. */
import type { PlannedExport } from '../../../src-shared/domain/export/plan.ts';
import type { ExportCheck } from '../../../src-shared/domain/export/views.ts';
import type { ReviewOpened } from '../../../src-shared/domain/review/library.ts';
import type { ExportRequest } from '../../../src-shared/ipc/calls/export.ts';
import type { ImageService } from '../../images/service.ts';
import { folderLabel } from '../../intake/grants.ts';
import type { Clock } from '../../runtime/clock.ts';
import { freeBytes } from '../../storage/files/free-space.ts';
import { creditsEach } from '../costs/costs.ts';
import type { ExportJobs } from './jobs.ts';
import { plannedFile, prepareExport } from './prepare.ts';
import { runExport } from './run-export.ts';
import type { ExportSource } from './source.ts';
import type { TargetStore } from './target-store.ts';

export interface Exporter {
  /** Writes nothing. `root` is the granted folder, absolute. */
  check(request: ExportRequest, root: string): Promise<ExportCheck>;
  /** Answers the job's id as soon as it is planned. */
  start(request: ExportRequest, root: string): Promise<string>;
}

export interface ExporterOptions {
  readonly source: ExportSource;
  readonly targets: TargetStore;
  readonly jobs: ExportJobs;
  readonly images: Pick<ImageService, 'exportPicture'>;
  readonly clock: Clock;
}

export function createExporter(options: ExporterOptions): Exporter {
  const { source, targets, jobs, images, clock } = options;

  const plan = async (
    request: ExportRequest,
    root: string,
  ): Promise<{ readonly opened: ReviewOpened; readonly planned: readonly PlannedExport[] }> => {
    const chosen = await targets.find(request.targetIds);
    const opened = await source.open(request.collectionId);
    return { opened, planned: await prepareExport(request, opened, chosen, root) };
  };

  return {
    async check(request, root) {
      const { planned } = await plan(request, root);
      const count = (outcome: PlannedExport['outcome']) =>
        planned.filter((one) => one.outcome === outcome).length;
      return {
        files: planned.map(plannedFile),
        write: count('write'),
        skip: count('skip'),
        refuse: count('refuse'),
        existing: planned.filter(({ collision }) => collision === 'file').length,
        freeBytes: await freeBytes(root),
      };
    },
    async start(request, root) {
      const { opened, planned } = await plan(request, root);
      const { template, targetIds, collisions, focus } = request;
      await targets.remember({ folder: root, wish: { template, targetIds, collisions } });
      return jobs.start({
        kind: 'pictures',
        folderLabel: folderLabel(root),
        shown: { path: root, isFolder: true },
        total: planned.length,
        work: async (report, signal) => {
          const enlarged = planned.filter((one) => (plannedFile(one).enlarged ?? 1) > 1).length;
          if (enlarged > 0) report.note({ said: 'enlarged', n: enlarged });
          const smaller = planned.filter((one) => plannedFile(one).smaller).length;
          if (smaller > 0) report.note({ said: 'smaller', n: smaller });
          await runExport({
            root,
            planned,
            collisions,
            focus,
            pathOf: source.pathOf,
            images,
            manifest: {
              collection: opened.collection.name,
              template,
              nowMs: clock.now(),
              creditsEach: creditsEach(opened),
            },
            report,
            signal,
          });
        },
      });
    },
  };
}
