/** A real client with a clock on which nothing takes time, for tests against any server. */
import { Readable } from 'node:stream';
import type { ApiWait, PiktidApi, UploadSource } from '../../src-main/piktid/api.ts';
import { createPiktidClient, type PiktidClient } from '../../src-main/piktid/client.ts';
import {
  createNetwork,
  type Network,
  type NetworkOptions,
} from '../../src-main/piktid/network/network.ts';
import { type Credentials, createSession, type Session } from '../../src-main/piktid/session.ts';
import type { VerifyImage } from '../../src-main/piktid/transfer/download-result.ts';
import type { Clock } from '../../src-main/runtime/clock.ts';
import type { Log } from '../../src-main/runtime/log.ts';

export interface TestClient {
  readonly api: PiktidClient;
  readonly session: Session;
  readonly network: Network;
  /** Every wait the clock was asked for, in milliseconds. */
  readonly slept: readonly number[];
  /** Everything that was logged, as text. */
  readonly logged: readonly string[];
}

export interface TestClientOptions extends NetworkOptions {
  readonly baseUrl: string;
  readonly credentials?: Credentials;
  readonly verifyImage?: VerifyImage;
  readonly maxResultBytes?: number;
  /** Instead of the one whose lines are kept in `logged`. */
  readonly log?: Log;
}

export function createTestClient(options: TestClientOptions): TestClient {
  const {
    baseUrl,
    credentials,
    verifyImage,
    maxResultBytes,
    log: given,
    ...networkOptions
  } = options;
  const slept: number[] = [];
  const logged: string[] = [];
  const clock = instantClock(slept);
  const note = (message: string, fields?: unknown) => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Log = given ?? { debug: note, info: note, warn: note, error: note };
  const network = createNetwork({ proxyFor: async () => null, ...networkOptions });
  const session = createSession({
    credentials: credentials ?? { kind: 'token', token: 'token-1' },
    baseUrl,
    network,
    clock,
    log,
    random: () => 0.5,
  });
  const api = createPiktidClient({
    baseUrl,
    session,
    network,
    clock,
    log,
    random: () => 0.5,
    verifyImage: verifyImage ?? (async () => ({ width: 1, height: 1 })),
    ...(maxResultBytes === undefined ? {} : { maxResultBytes }),
  });
  return { api, session, network, slept, logged };
}

/** Waits nothing, but remembers; an aborted wait is refused as the real one refuses it. */
export function instantClock(slept: number[] = []): Clock {
  return {
    now: () => Date.UTC(2026, 0, 1),
    async sleep(ms, signal) {
      if (signal?.aborted) throw signal.reason;
      slept.push(ms);
    },
  };
}

export function sourceOf(bytes: Buffer, name = 'front.jpg', claimed = bytes.length): UploadSource {
  return { name, bytes: claimed, open: () => Readable.from([bytes], { objectMode: false }) };
}

export function collectWaits(): { waits: ApiWait[]; onWait: (wait: ApiWait) => void } {
  const waits: ApiWait[] = [];
  return { waits, onWait: (wait) => waits.push(wait) };
}

export const oneJob: Parameters<PiktidApi['submit']>[0] = {
  projectId: 'p1',
  identityCode: 'PiktidSummer',
  images: [{ fileId: 'f1' }],
  instructions: [{}],
  options: { model: 'auto', consistency: true, barefoot: false },
};
