/**
 * What can go wrong on the way to a server and back, as one class with stable kinds.
 * Says above all whether the server can have seen anything of the request. Knows no API.
 */

export type FaultKind =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'proxy'
  | 'connect-timeout'
  | 'idle-timeout'
  | 'reset'
  | 'too-large'
  | 'private-address'
  | 'aborted';

export class NetworkFault extends Error {
  readonly kind: FaultKind;
  /** False only when it is certain that not one byte of the request left for the server. */
  readonly sent: boolean;
  /** The system's own code, e.g. `ECONNRESET`. */
  readonly systemCode: string | null;

  constructor(
    kind: FaultKind,
    options: { readonly sent: boolean; readonly systemCode?: string; readonly cause?: unknown },
  ) {
    super(`network: ${kind}`, { cause: options.cause });
    this.name = 'NetworkFault';
    this.kind = kind;
    this.sent = options.sent;
    this.systemCode = options.systemCode ?? null;
  }
}

const KINDS: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['EAI_NODATA', 'dns'],
  ['EAI_NONAME', 'dns'],
  ['EAI_FAIL', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ENETDOWN', 'unreachable'],
  ['EHOSTDOWN', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['EPROTO', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
  ['HOSTNAME_MISMATCH', 'tls'],
]);

/** Kind of a system error code. `sent`: the connection had been ready for the request's bytes. */
export function faultKindOf(systemCode: string, sent: boolean): FaultKind {
  const known = KINDS.get(systemCode);
  if (known === 'connect-timeout') return sent ? 'idle-timeout' : 'connect-timeout';
  if (known !== undefined) return known;
  if (/^(ERR_TLS|ERR_SSL|CERT_|CRL_)/.test(systemCode)) return 'tls';
  return 'reset';
}

/** Turns anything a socket, agent or stream throws into a fault; a fault stays what it is. */
export function toFault(thrown: unknown, sent: boolean): NetworkFault {
  const error = wrappedFault(thrown) ?? thrown;
  if (error instanceof NetworkFault) return error;
  const systemCode = codeOf(error);
  return new NetworkFault(faultKindOf(systemCode, sent), { sent, systemCode, cause: error });
}

/** A fault of ours that axios has wrapped. */
function wrappedFault(error: unknown): NetworkFault | undefined {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner instanceof NetworkFault) return inner;
    inner = inner.cause;
  }
  return undefined;
}

/** The innermost system code: axios and `AggregateError` wrap the one that says something. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const inner = 'cause' in error && error.cause instanceof Error ? codeOf(error.cause) : 'UNKNOWN';
  if (inner !== 'UNKNOWN') return inner;
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
