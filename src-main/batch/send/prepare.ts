/** Task: everything a submission needs, at the server, ahead of its turn. Spends nothing. */
import type PQueue from 'p-queue';
import type { StudioError } from '../../../src-shared/domain/errors.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import { checkPhotos } from '../../workflow/check-photos.ts';
import { resolveIdentity } from '../../workflow/identity.ts';
import { uploadPhotos } from '../../workflow/upload-photos.ts';
import { priorityOf } from '../pace/batch-queue.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';
import { patiently } from '../state/patience.ts';

/** A run made again from the ledger, which keeps no paths. */
function photosUnknown(run: Run): StudioError {
  return refusal('photo-missing', { why: 'photos-unknown', sku: run.sku });
}

export type Prepare = (run: Run, signal: AbortSignal) => Promise<void>;

export function createPrepare(core: Core, pool: PQueue): Prepare {
  const { store, clock, timing } = core;

  /** One check per identity and batch, however many SKUs ask; a failed one is asked for anew. */
  const identityOf = (batch: Batch, run: Run): Promise<string> => {
    const key = JSON.stringify(run.identity);
    const asked = batch.identities.get(key);
    if (asked) return asked;
    const asking = resolveIdentity(run.identity, {
      api: core.apiOf(batch),
      clock,
      // Not the run's own signal: others of the batch may be waiting for the same answer.
      signal: core.stopping,
      pollMs: timing.identityPollMs,
      patienceMs: timing.identityPatienceMs,
      knownPortrait: (sha256) => store.facts.portrait(batch.account, sha256),
      rememberPortrait: (sha256, code) =>
        store.now(() =>
          store.facts.savePortrait(batch.account, sha256, code, Math.round(clock.now())),
        ),
      onFallback: (code) =>
        core.notice({
          kind: 'warning',
          runId: null,
          text: `The identity ${code} cannot be used; the portrait is used instead.`,
        }),
    });
    batch.identities.set(key, asking);
    asking.catch(() => batch.identities.delete(key));
    return asking;
  };

  return async (run, signal) => {
    const batch = core.batchOf(run);
    const api = core.apiOf(batch);
    const call = { signal, ...core.callsOf(run) };

    core.move(run, { type: 'step-begun', step: 'photos' });
    if (run.photos.length === 0) throw photosUnknown(run);
    await checkPhotos(run.photos, signal);

    core.move(run, { type: 'step-begun', step: 'identity' });
    run.identityCode = await patiently(core, run, signal, () => identityOf(batch, run));

    core.move(run, { type: 'step-begun', step: 'project' });
    const project = await patiently(core, run, signal, () => api.ensureProject(run.place, call));
    run.projectId = project.projectId;
    core.keep(run);

    const reusableSinceMs = clock.now() - timing.uploadReuseMs;
    run.fileIds = await patiently(core, run, signal, () =>
      uploadPhotos(run.photos, {
        api,
        pool,
        priority: priorityOf(batch, run),
        signal,
        known: (sha256) => store.facts.upload(batch.account, sha256, reusableSinceMs),
        remember: (sha256, fileId) =>
          store.soon(() =>
            store.facts.saveUpload(batch.account, sha256, fileId, Math.round(clock.now())),
          ),
        calls: core.callsOf(run),
        onProgress: (progress) => core.move(run, { type: 'upload-progress', ...progress }),
      }),
    );
    core.move(run, { type: 'prepared' });
  };
}
