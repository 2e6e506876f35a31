/** From what the window asks for to the wishes of a plan: the defaults the app does not show. Pure. */
import type { z } from 'zod';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import { DEFAULT_LIMITS, DEFAULT_PACE, type Limits } from '../../src-shared/domain/limits.ts';
import type { IdentityChoice } from '../../src-shared/domain/look.ts';
import type { BatchRequest } from '../../src-shared/ipc/calls/batches.ts';
import type { BatchWishes } from './plan-batch.ts';

/** What the main process adds to a request: everything the renderer may not know or choose. */
export interface RequestContext {
  readonly account: AccountKey;
  readonly baseUrl: string;
  readonly sandbox: boolean;
  readonly outputDir: string;
  readonly identity: IdentityChoice;
  readonly limits?: Limits;
}

export function wishesOf(
  request: Omit<z.output<typeof BatchRequest>, 'skuIds' | 'identity' | 'output'>,
  { account, baseUrl, sandbox, outputDir, identity, limits = DEFAULT_LIMITS }: RequestContext,
): BatchWishes {
  return {
    name: request.name,
    account,
    baseUrl,
    sandbox,
    outputDir,
    identity,
    limits,
    instructions: request.instructions,
    options: request.options,
    parallel: request.parallel,
    budget: request.budget,
    ...DEFAULT_PACE,
    retryFailed: false,
    fresh: request.whenDone === 'run-again',
    resubmitUnclear: false,
    adopt: {},
    pilot: request.pilot ?? false,
    instructionsFile: null,
  };
}
