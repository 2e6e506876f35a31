/**
 * The sandbox: a PiktID v2 stand-in on loopback, the app's demo mode and the tests' server.
 * Sign in with any e-mail address and the password `sandbox`, or with the API token
 * `sandbox-token`. State lives in `stateDir` and survives a restart; an accepted job goes on by
 * the clock while the sandbox is down.
 * Binds 127.0.0.1 and nothing else. Knows nothing of Electron nor of the rest of the app.
 */
import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readJournal } from './acceptance-journal.ts';
import { ApiError } from './answer.ts';
import { createBlobStore } from './blobs.ts';
import { type SandboxClock, wallClock } from './clock.ts';
import {
  answerControl,
  controlHeader,
  controlPrefix,
  mayControl,
  type SandboxControl,
} from './control.ts';
import { openEventLog } from './event-log.ts';
import type { SandboxEvent } from './events.ts';
import { type CallName, FaultRule } from './fault-rules.ts';
import { type Handling, handle } from './handle.ts';
import { createPictureStore } from './pictures/picture-store.ts';
import { maxJsonBytes, readBody } from './request.ts';
import { createRuleQueue } from './rule-queue.ts';
import { send } from './send.ts';
import { defaultSettings, OutcomeRule, patchSettings, type SettingsPatch } from './settings.ts';
import { createState } from './state.ts';
import type { World } from './world.ts';

/** The API token that always works, unless it is expired by a fault or the control surface. */
export const sandboxApiToken = 'sandbox-token';

export interface SandboxOptions extends SettingsPatch {
  /** Folder of the sandbox's own; made when missing. One sandbox at a time may use it. */
  readonly stateDir: string;
  /** 0 or left out: a free one. */
  readonly port?: number;
  readonly clock?: SandboxClock;
  /** Credits of a new account; an account on disk keeps its balance. */
  readonly credits?: number;
  readonly apiTokens?: readonly string[];
  readonly faults?: readonly FaultRule[];
  /** Guards `/__sandbox/`; made up when left out. */
  readonly controlToken?: string;
  /** One line per unexpected problem inside the sandbox. */
  readonly log?: (line: string) => void;
}

export interface Sandbox extends SandboxControl {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  readonly controlToken: string;
  /** Cuts all connections and lets go of the port and the files. May be called twice. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox.
 * @throws z.ZodError for settings out of range; the system's error when the port is taken.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? wallClock;
  const log = options.log ?? (() => undefined);
  const controlToken = options.controlToken ?? randomBytes(16).toString('hex');
  let settings = patchSettings(defaultSettings, patchOf(options));
  const eventLog = openEventLog(options.stateDir);
  const state = createState();
  for (const event of eventLog.past) state.apply(event);
  const record = (event: SandboxEvent) => {
    eventLog.append(event);
    state.apply(event);
  };
  if (state.secret === '') {
    const secret = randomBytes(16).toString('hex');
    record({ type: 'born', at: clock.now(), secret, credits: options.credits ?? 1000 });
  }

  const blobs = createBlobStore(join(options.stateDir, 'files'));
  const pictures = createPictureStore({
    folder: join(options.stateDir, 'pictures'),
    garmentPath: blobs.pathOf,
  });
  const faults = createRuleQueue<FaultRule>(
    (options.faults ?? []).map((rule) => FaultRule.parse(rule)),
  );
  const outcomes = createRuleQueue<OutcomeRule>(settings.outcomes);
  const calls = new Map<CallName, number>();
  const closing = new AbortController();
  // Every request that is held back listens to it, however many there are: no leak.
  setMaxListeners(0, closing.signal);
  let port = options.port ?? 0;
  const url = () => `http://127.0.0.1:${port}`;

  const world: World = {
    clock,
    state,
    blobs,
    pictures,
    outcomes,
    apiTokens: options.apiTokens ?? [sandboxApiToken],
    settings: () => settings,
    url,
    record,
  };
  const handling: Handling = {
    world,
    faults,
    signal: closing.signal,
    count: (call) => calls.set(call, (calls.get(call) ?? 0) + 1),
    log,
  };

  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 0 }, (raw, response) => {
    response.on('error', () => response.destroy());
    void receive(raw, response);
  });
  server.on('connection', (socket) => {
    socket.on('error', () => socket.destroy());
    const refused = (rule: FaultRule) =>
      rule.fault === 'refused' && rule.call === 'any' && rule.match === undefined;
    if (faults.take(refused)) socket.resetAndDestroy();
  });

  async function receive(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = new URL(raw.url ?? '/', url());
    if (!isOwnHost(raw.headers.host)) {
      send(response, new ApiError(403, 'Only reachable by its own address').toAnswer());
    } else if (target.pathname.startsWith(controlPrefix)) {
      await receiveControl(raw, response, target);
    } else {
      await handle(handling, raw, response, target);
    }
  }

  async function receiveControl(
    raw: IncomingMessage,
    response: ServerResponse,
    target: URL,
  ): Promise<void> {
    if (!mayControl(raw.headers[controlHeader], controlToken)) {
      send(response, new ApiError(403, 'Control token missing or wrong').toAnswer());
      return;
    }
    try {
      const body = await readBody(raw, maxJsonBytes);
      const request = {
        params: {},
        path: target.pathname,
        query: target.searchParams,
        headers: raw.headers,
        body,
        raw,
      };
      send(response, answerControl(sandbox, raw.method ?? 'GET', request));
    } catch (error) {
      log(`sandbox control: ${error instanceof Error ? error.message : String(error)}`);
      send(response, new ApiError(500, 'Internal error').toAnswer());
    }
  }

  /** Refuses web pages that reach loopback under a name of their own. */
  function isOwnHost(host: string | undefined): boolean {
    return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
  }

  async function listen(): Promise<void> {
    if (server.listening) return;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    port = (server.address() as AddressInfo).port;
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return;
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await stopped;
  }

  function addCredits(add: number): number {
    record({ type: 'credits', at: clock.now(), add });
    return state.balance(clock.now());
  }

  let closed: Promise<void> | undefined;
  const sandbox: Sandbox = {
    get url() {
      return url();
    },
    get port() {
      return port;
    },
    controlToken,
    settings: () => settings,
    set(patch) {
      settings = patchSettings(settings, patch);
      if (patch.outcomes) outcomes.replace(settings.outcomes);
      return settings;
    },
    setFaults: (rules) => faults.replace(rules.map((rule) => FaultRule.parse(rule))),
    addFaults: (...rules) => faults.add(rules.map((rule) => FaultRule.parse(rule))),
    faults: () => faults.remaining(),
    addOutcomes: (...rules) => outcomes.add(rules.map((rule) => OutcomeRule.parse(rule))),
    journal: () => readJournal(state, calls, clock.now()),
    topUp: addCredits,
    setCredits: (credits) => addCredits(credits - state.balance(clock.now())),
    issueToken(lifeSeconds) {
      const token = `sbx_${randomBytes(24).toString('hex')}`;
      const life = lifeSeconds ?? settings.speed.tokenSeconds;
      record({
        type: 'token',
        token,
        email: 'sandbox@localhost',
        expiresAt: clock.now() + life * 1000,
      });
      return token;
    },
    expireTokens(token) {
      for (const ending of token === undefined ? state.validTokens() : [token]) {
        record({ type: 'token-ended', token: ending });
      }
    },
    finishJobs(jobId) {
      const open = state.openJobs(clock.now()).map((job) => job.plan.jobId);
      for (const id of jobId === undefined ? open : [jobId]) {
        record({ type: 'finish', at: clock.now(), jobId: id });
      }
    },
    listen,
    stopListening,
    close() {
      closed ??= (async () => {
        closing.abort();
        await stopListening();
        await pictures.close();
        eventLog.close();
      })();
      return closed;
    },
  };

  try {
    await listen();
  } catch (error) {
    eventLog.close();
    throw error;
  }
  return sandbox;
}

function patchOf({ speed, limits, prices, behaviour, outcomes }: SettingsPatch): SettingsPatch {
  return {
    ...(speed && { speed }),
    ...(limits && { limits }),
    ...(prices && { prices }),
    ...(behaviour && { behaviour }),
    ...(outcomes && { outcomes }),
  };
}
