/** Answers calls about the draft. Paths come from dialogs and drops, and never go out. */
import type { z } from 'zod';
import type { Conversions } from '../../../src-shared/domain/conversion.ts';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { IdentityInput } from '../../../src-shared/ipc/calls/identities.ts';
import type { FolderGrant, OverrideEdit } from '../../../src-shared/ipc/calls/intake.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { Draft } from '../../intake/draft.ts';
import { folderLabel, type Grants } from '../../intake/grants.ts';
import type { OverrideChange } from '../../intake/override.ts';
import type { Log } from '../../runtime/log.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import { freeBytes } from '../../storage/files/free-space.ts';
import { isFolder } from '../../storage/files/is-folder.ts';
import type { Settings } from '../../storage/settings/settings.ts';
import type { HandlersOf } from '../handler.ts';

export interface IntakeParts {
  readonly draft: Draft;
  readonly grants: Grants;
  readonly settings: Settings;
  readonly desktop: Desktop;
  readonly log: Log;
  /** Folder of the sample SKUs that ship with the app. */
  readonly samplesDir: string;
}

export function createIntakeHandlers(parts: IntakeParts): HandlersOf<'intake'> {
  const { draft, grants, settings, desktop, samplesDir } = parts;

  const granted = async (dir: string): Promise<z.output<typeof FolderGrant>> => ({
    id: grants.grant(dir, 'folder'),
    label: folderLabel(dir),
    freeBytes: await freeBytes(dir),
  });

  return {
    'intake:draft': () => draft.snapshot(),
    'intake:pick-folders': async () => {
      const paths = await desktop.pickFolders(settings.get('recentFolders')[0]);
      addInBackground(parts, paths);
      return paths.length > 0;
    },
    'intake:add-samples': async () => {
      if (!(await isFolder(samplesDir))) {
        throw refusal('folder-missing', { why: 'samples-missing' });
      }
      // Not the user's own: not offered again among the recent folders.
      inBackground(parts, draft.add([samplesDir], { remember: false }));
    },
    'intake:edit-skus': ({ skuIds, included }) => draft.includeSkus(skuIds, included),
    'intake:edit-photos': (edit) => draft.editPhotos(edit),
    'intake:propose-photos': ({ skuId }) => draft.proposePhotos(skuId),
    'intake:set-conversions': (changes) => draft.setConversions(withoutUndefined(changes)),
    'intake:set-override': ({ skuIds, override }) =>
      draft.setOverride(skuIds, override && overrideChange(override, grants)),
    'intake:use-own-instructions': async ({ skuIds }) => {
      const { used, failed } = await draft.useOwnInstructions(skuIds);
      return { used, failed: [...failed] };
    },
    'intake:refresh': () => inBackground(parts, draft.refresh()),
    'intake:recent-folders': () =>
      Promise.all(
        settings.get('recentFolders').map(async (dir) => ({
          id: grants.grant(dir, 'folder'),
          label: folderLabel(dir),
          there: await isFolder(dir),
        })),
      ),
    'intake:open-recent': async ({ id }) => {
      const dir = grants.pathOf(id, 'folder');
      if (!(await isFolder(dir))) {
        throw new StudioError({
          code: 'folder-missing',
          message: 'This folder is not there. It was moved, renamed, or its disk is not connected.',
          remedy: 'Connect the disk, or add the folder from where it is now.',
        });
      }
      addInBackground(parts, [dir]);
    },
    'intake:remove': ({ skuIds }) => draft.remove(skuIds),
    'intake:clear': () => draft.clear(),
    'intake:pick-output': async () => {
      const dir = await desktop.pickOutput(settings.get('lastOutput') ?? undefined);
      if (dir === undefined) return null;
      settings.set('lastOutput', dir);
      return granted(dir);
    },
    'intake:last-output': async () => {
      const dir = settings.get('lastOutput');
      return dir !== null && (await isFolder(dir)) ? granted(dir) : null;
    },
  };
}

/** SKUs appear one by one as `draft:changed`; the caller does not wait for the end of the scan. */
export function addInBackground(
  { draft, log }: Pick<IntakeParts, 'draft' | 'log'>,
  paths: readonly string[],
): void {
  if (paths.length > 0) inBackground({ log }, draft.add(paths));
}

function inBackground({ log }: Pick<IntakeParts, 'log'>, scan: Promise<unknown>): void {
  scan.catch((error: unknown) => log.error('scan failed', { error }));
}

/** Portraits come as grants and go on as paths. */
function overrideChange(
  { instructions, identity, options }: NonNullable<OverrideEdit['override']>,
  grants: Grants,
): OverrideChange {
  return {
    ...(instructions === undefined ? {} : { instructions }),
    ...(identity === undefined ? {} : { identity: identity && identityWish(identity, grants) }),
    ...(options === undefined ? {} : { options }),
  };
}

function identityWish({ code, portrait }: IdentityInput, grants: Grants) {
  return {
    ...(code === undefined ? {} : { code }),
    ...(portrait === undefined ? {} : { portraitPath: grants.pathOf(portrait, 'file') }),
  };
}

function withoutUndefined(changes: Partial<Record<keyof Conversions, boolean | undefined>>) {
  const entries = Object.entries(changes).filter(([, on]) => on !== undefined);
  return Object.fromEntries(entries) as Partial<Conversions>;
}
