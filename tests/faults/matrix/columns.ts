/**
 * The columns of the fault matrix: what may go wrong with one call. Each strikes once, or for as
 * long as the cell lasts.
 */
import type { Network } from '../../../src-main/piktid/network/network.ts';
import type { CallName, FaultRule } from '../../../src-main/sandbox/fault-rules.ts';
import { matchRoute } from '../../../src-main/sandbox/routes.ts';

type Bent = Omit<FaultRule, 'call' | 'times'>;

/** Nobody listens: the connection is refused before a byte is sent. Everything else is the sandbox's. */
const NOBODY = 'nobody listens';

export const COLUMNS = {
  refused: NOBODY,
  closed: { fault: 'refused' },
  'reset-before': { fault: 'reset-before' },
  'reset-after': { fault: 'reset-after' },
  hang: { fault: 'hang' },
  'hang-after': { fault: 'hang-after' },
  '401': { fault: 'status', code: 401 },
  '402': { fault: 'status', code: 402 },
  '403': { fault: 'status', code: 403 },
  '404': { fault: 'status', code: 404 },
  '409': { fault: 'status', code: 409 },
  '422': { fault: 'status', code: 422 },
  '429': { fault: 'status', code: 429 },
  '429-wait': { fault: 'status', code: 429, retryAfter: 7 },
  '500': { fault: 'status', code: 500 },
  '502': { fault: 'status', code: 502 },
  '503': { fault: 'status', code: 503 },
  truncated: { fault: 'truncated' },
  'bad-json': { fault: 'bad-json' },
  'null-fields': { fault: 'null-fields' },
  'slow-bytes': { fault: 'slow-bytes', chunkBytes: 48, ms: 200 },
} as const satisfies Readonly<Record<string, Bent | typeof NOBODY>>;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly Column[];

export type Often = 'once' | 'always';

/** The fault, armed: what the sandbox is told, and what the network does by itself. */
export interface Armed {
  readonly rules: readonly FaultRule[];
  /** Requests that still pass before that. */
  pass: number;
  /** Requests that still find nobody. */
  refuse: number;
}

/** `after`: so many requests of the call pass first. */
export function arm(call: CallName, column: Column, often: Often, after = 0): Armed {
  const bent: Bent | typeof NOBODY = COLUMNS[column];
  const times = often === 'once' ? 1 : Number.POSITIVE_INFINITY;
  if (bent === NOBODY) return { rules: [], pass: after, refuse: times };
  return {
    rules: [
      {
        ...bent,
        call,
        ...(often === 'once' ? { times: 1 } : {}),
        ...(after > 0 ? { after } : {}),
      },
    ],
    pass: 0,
    refuse: 0,
  };
}

/** A network that finds nobody at home for one call while `armed` says so. */
export function refusing(call: CallName, armed: () => Armed | null) {
  return (network: Network): Network => ({
    ...network,
    send: (request) => {
      const fault = armed();
      const called = matchRoute(request.method, request.url.pathname)?.route.call;
      if (!fault || fault.refuse <= 0 || called !== call) return network.send(request);
      if (fault.pass > 0) {
        fault.pass -= 1;
        return network.send(request);
      }
      fault.refuse -= 1;
      const url = new URL(request.url);
      url.port = '1';
      return network.send({ ...request, url });
    },
  });
}
