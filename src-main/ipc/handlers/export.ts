/** Answers calls about what leaves the review. Paths come from dialogs, and never go out. */
import type { exportCalls } from '../../../src-shared/ipc/calls/export.ts';
import { folderLabel, type Grants } from '../../intake/grants.ts';
import type { ContactSheets } from '../../review/contact-sheet/contact-sheets.ts';
import type { Costs } from '../../review/costs/costs-of.ts';
import type { Exporter } from '../../review/export/exporter.ts';
import type { ExportJobs } from '../../review/export/jobs.ts';
import type { TargetStore } from '../../review/export/target-store.ts';
import type { ReviewPacks } from '../../review/pack/review-packs.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { Handlers } from '../handler.ts';

export interface ExportParts {
  readonly exporter: Exporter;
  readonly targets: TargetStore;
  readonly jobs: ExportJobs;
  readonly packs: ReviewPacks;
  readonly sheets: ContactSheets;
  readonly costs: Costs;
  readonly grants: Grants;
  readonly desktop: Pick<
    Desktop,
    'pickExportFolder' | 'pickPackAnswer' | 'saveContactSheet' | 'openFolder' | 'showFile'
  >;
}

export type ExportHandlers = Pick<Handlers, keyof typeof exportCalls>;

export function createExportHandlers(parts: ExportParts): ExportHandlers {
  const { exporter, targets, jobs, packs, sheets, costs, grants, desktop } = parts;
  const lastFolder = async () => (await targets.last())?.folder;
  return {
    'export:targets': async () => [...(await targets.list())],
    'export:save-target': ({ id, settings }) => targets.save(id, settings),
    'export:remove-target': ({ id }) => targets.remove(id),
    'export:pick-folder': async () => {
      const path = await desktop.pickExportFolder('pictures', await lastFolder());
      return path === undefined ? null : folderOf(path, grants);
    },
    'export:last': async () => {
      const last = await targets.last();
      if (!last) return { folder: null, wish: null };
      const known = new Set((await targets.list()).map(({ id }) => id));
      const targetIds = last.wish.targetIds.filter((id) => known.has(id));
      return {
        folder: folderOf(last.folder, grants),
        wish: targetIds.length === 0 ? null : { ...last.wish, targetIds },
      };
    },
    'export:check': (request) => exporter.check(request, grants.pathOf(request.folderId, 'folder')),
    'export:start': async (request) => {
      const root = grants.pathOf(request.folderId, 'folder');
      return { exportId: await exporter.start(request, root) };
    },
    'export:cancel': ({ exportId }) => jobs.cancel(exportId),
    'export:jobs': () => jobs.list(),
    'export:show': async ({ exportId }) => {
      const { path, isFolder } = jobs.shownOf(exportId);
      if (isFolder) await desktop.openFolder(path);
      else desktop.showFile(path);
    },
    'export:pack': async (request) => {
      const path = await desktop.pickExportFolder('pack', await lastFolder());
      return path === undefined ? null : { exportId: await packs.start(request, path) };
    },
    'export:read-pack-answer': async ({ collectionId }) => {
      const path = await desktop.pickPackAnswer();
      return path === undefined ? null : packs.readAnswer(collectionId, path);
    },
    'export:contact-sheet': async (request) => {
      const path = await desktop.saveContactSheet(sheets.fileName(request.title));
      return path === undefined ? null : { exportId: await sheets.start(request, path) };
    },
    'export:costs': ({ collectionId }) => costs(collectionId),
  };
}

function folderOf(path: string, grants: Grants) {
  return { id: grants.grant(path, 'folder'), label: folderLabel(path) };
}
