/**
 * From what the window asks for to a plan, its estimate, its rehearsal and its start: grants become
 * paths, the active account decides which engine works. Knows nothing of Electron or IPC.
 */
import { join } from 'node:path';
import type { z } from 'zod';
import { SANDBOX_BASE_URL } from '../../src-shared/domain/account-key.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { AccountKey, type BatchId } from '../../src-shared/domain/ids.ts';
import type { IdentityChoice } from '../../src-shared/domain/look.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import type { Remark } from '../../src-shared/domain/remark.ts';
import type {
  BatchRequest,
  EstimateRequest,
  PlanEstimate,
} from '../../src-shared/ipc/calls/batches.ts';
import type { IdentityInput } from '../../src-shared/ipc/calls/identities.ts';
import type { Say } from '../../src-shared/text/catalogue.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { ActiveAccount } from '../accounts/accounts.ts';
import type { Engine } from '../batch/engine.ts';
import type { Draft } from '../intake/draft.ts';
import type { PlanRequest } from '../intake/draft-plan.ts';
import { freezeIdentity } from '../intake/freeze-photos.ts';
import type { Grants } from '../intake/grants.ts';
import type { Planned, PlanProgress } from '../intake/plan-batch.ts';
import { wishesOf } from '../intake/wishes.ts';
import type { Clock } from '../runtime/clock.ts';
import { createCoalescer } from '../runtime/coalescer.ts';
import { fileStamp } from '../runtime/file-stamp.ts';
import { createEstimator } from './estimate.ts';

type Request = z.output<typeof BatchRequest>;

export interface Starter {
  estimate(request: z.output<typeof EstimateRequest>): Promise<PlanEstimate>;
  start(request: Request): Promise<{ batchId: BatchId; warnings: Remark[] }>;
  /** Ends the look through the photos of a start or a rehearsal, which then fails as `cancelled`. */
  stop(): void;
  /** A granted portrait becomes a path, known by its hash. */
  identityOf(wish: IdentityInput): Promise<IdentityChoice>;
  /** The same plan through the sandbox, into a folder of its own. Costs nothing. */
  rehearse(request: Request): Promise<Rehearsal>;
}

export interface Rehearsal {
  readonly batchId: BatchId;
  readonly warnings: Remark[];
  /** Where the real results would go. */
  readonly places: { readonly sku: string; readonly place: string }[];
}

export interface StarterOptions {
  /** Names rehearsals. */
  readonly say: Say;
  readonly draft: Draft;
  readonly grants: Grants;
  readonly clock: Clock;
  readonly active: () => ActiveAccount | null;
  readonly balance: () => Promise<number | null>;
  /** The engine that works for an account; starts the sandbox when it is the sandbox's. */
  readonly engineFor: (account: ActiveAccount) => Promise<Engine>;
  readonly rehearsal: () => Promise<Pick<Engine, 'start'>>;
  /** SKUs whose photos have been looked through, told of starts and rehearsals that take a while. */
  readonly onAdvanced: (progress: PlanProgress) => void;
  /** Told of the identity of every start. */
  readonly onStarted: (account: AccountKey, identityCode: string) => void;
  /** Credits a batch was expected to take, told once it stands. */
  readonly onForetold: (batch: BatchId, credits: number) => void;
}

/** So many are read; more are a wall of words. */
const MOST_WARNINGS = 3;

/** A start that takes no longer says nothing on the way; the others speak so often. */
const TELL_AFTER_MS = 500;
const TELL_EVERY_MS = 200;

/** Rehearsals are nobody's work: their limits and runs are their own. */
const REHEARSAL_ACCOUNT = AccountKey.parse('rehearsal');
/** An identity every sandbox knows, standing in for those of the real account. */
const STAND_IN = 'PiktidSummer';
const REHEARSAL_LIMITS = { rate: { submissions: 1000, windowSeconds: 1 }, maxJobs: 10 };

export function createStarter(options: StarterOptions): Starter {
  const { draft, grants, clock, active, engineFor, rehearsal, onStarted, onForetold } = options;

  const account = (): ActiveAccount => {
    const found = active();
    if (found) return found;
    throw refusal('signed-out', { why: 'nobody-signed-in' });
  };
  const identityOf = ({ code, portrait }: IdentityInput) =>
    freezeIdentity({
      code,
      imagePath: portrait === undefined ? undefined : grants.pathOf(portrait, 'file'),
    });
  /** Enough for a batch whose every SKU has an identity of its own. */
  const anyOwn = ({ skuIds }: Request): Promise<IdentityChoice> => {
    const own = skuIds.map((id) => draft.overrideOf(id)?.identity);
    const [first] = own;
    if (first && own.every((one) => one !== undefined)) {
      return freezeIdentity({ code: first.code, imagePath: first.portraitPath });
    }
    throw refusal('invalid-input', { why: 'no-identity' });
  };
  let looking: AbortController | null = null;
  /** Photos are decoded and hashed for it: a season takes a while, so it is told, and can be stopped. */
  const lookedThrough = async (request: PlanRequest): Promise<Planned> => {
    const mine = new AbortController();
    looking = mine;
    const begunMs = clock.now();
    let progress: PlanProgress = { done: 0, total: request.skuIds.length };
    const telling = createCoalescer({
      clock,
      everyMs: () => TELL_EVERY_MS,
      tell: () => options.onAdvanced(progress),
    });
    try {
      return await draft.toPlan({
        ...request,
        signal: mine.signal,
        onProgress: (next) => {
          progress = next;
          if (clock.now() - begunMs >= TELL_AFTER_MS) telling.poke();
        },
      });
    } finally {
      telling.close();
      if (looking === mine) looking = null;
    }
  };
  const planned = async (request: Request, { key, baseUrl, sandbox }: ActiveAccount) => {
    const identity = await (request.identity ? identityOf(request.identity) : anyOwn(request));
    const outputDir = grants.pathOf(request.output, 'folder');
    const context = { account: key, baseUrl, sandbox, outputDir, identity };
    return lookedThrough({ skuIds: request.skuIds, wishes: wishesOf(request, context) });
  };

  return {
    estimate: createEstimator(options),
    identityOf,
    stop: () => looking?.abort(stopped()),

    async start(request) {
      const who = account();
      const { plan, warnings } = await planned(request, who);
      const engine = await engineFor(who);
      const { credits } = await engine.preview(plan);
      const started = await engine.start(plan);
      if (credits !== null) onForetold(started.batchId, credits);
      for (const code of codesOf(plan)) onStarted(who.key, code);
      return { batchId: started.batchId, warnings: [...toldAtOnce(warnings), ...started.warnings] };
    },

    async rehearse(request) {
      const who = account();
      const { plan, warnings } = await planned(request, who);
      const { skus } = await (await engineFor(who)).preview(plan);
      const engine = await rehearsal();
      const started = await engine.start(rehearsalOf(plan, clock.now(), options.say));
      return {
        batchId: started.batchId,
        warnings: [...toldAtOnce(warnings), ...started.warnings],
        places: skus.map(({ sku, place }) => ({ sku, place })),
      };
    },
  };
}

const stopped = () =>
  new StudioError({ code: 'cancelled', message: 'Not started. Nothing was sent.' });

/** Identities that wear something of the plan. */
const codesOf = ({ skus }: BatchPlan): ReadonlySet<string> =>
  new Set(skus.flatMap(({ identity }) => identity.code ?? []));

/** More than a few remarks on photos are one: the list before Start has named each. Pure. */
export function toldAtOnce(warnings: readonly Remark[]): readonly Remark[] {
  const [first] = warnings;
  if (warnings.length <= MOST_WARNINGS || first?.said !== 'photo') return warnings;
  return [{ ...first, more: warnings.length - 1 }];
}

/** The same SKUs, photos and instructions; another account, another folder, no waiting. Pure. */
export function rehearsalOf(plan: BatchPlan, nowMs: number, say: Say): BatchPlan {
  return {
    ...plan,
    name: say('name.rehearsal', { name: plan.name }),
    account: REHEARSAL_ACCOUNT,
    baseUrl: SANDBOX_BASE_URL,
    sandbox: true,
    outputDir: join(plan.outputDir, say('name.rehearsal-folder', { stamp: fileStamp(nowMs) })),
    skus: plan.skus.map((sku) => ({ ...sku, identity: standIn(sku.identity) })),
    limits: REHEARSAL_LIMITS,
    budget: {},
    pollSeconds: 0.2,
    fresh: true,
    pilot: false,
  };
}

/** Portraits are sent to the sandbox on this computer; codes of the real account mean nothing there. */
function standIn({ image }: IdentityChoice): IdentityChoice {
  return image ? { image } : { code: STAND_IN };
}
