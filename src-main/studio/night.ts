/**
 * Everything for the hours in which nobody is there, put together: batches that wait for their time,
 * and what happens when the work is done. Knows no Electron.
 */
import { randomBytes } from 'node:crypto';
import type { BatchView } from '../../src-shared/domain/views.ts';
import type { ThenDo } from '../../src-shared/ipc/calls/night.ts';
import type { Say } from '../../src-shared/text/catalogue.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { Network } from '../piktid/network/network.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Redactor } from '../runtime/redact.ts';
import type { SecretBox } from '../storage/credentials.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { activityOf, type Notice } from './activity.ts';
import type { Engines } from './engines.ts';
import { createSchedule, type Schedule } from './schedule.ts';
import { callWebhook } from './when-done/call-webhook.ts';
import { endedBatch, testBatch } from './when-done/ended-batch.ts';
import { runCommand } from './when-done/run-command.ts';
import { watchWhenDone } from './when-done/when-done.ts';

export interface NightOptions {
  readonly engines: Engines;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly secrets: SecretBox;
  readonly redactor: Redactor;
  readonly network: Network;
  readonly notify: (notice: Notice) => void;
  readonly finish: (how: Exclude<ThenDo, 'nothing'>) => Promise<void>;
  readonly say: Say;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Night {
  readonly schedule: Schedule;
  webhookKey(): Promise<string>;
  /** Calls the user's server once; throws when it did not hear, or none is set. */
  testWebhook(): Promise<void>;
  close(): void;
}

const KEY_BYTES = 32;
/** Somebody waits for the answer to a test. */
const TEST_MS = 20_000;

export function createNight(options: NightOptions): Night {
  const { engines, settings, network, notify, finish, say, env, clock, log } = options;
  const schedule = createSchedule({
    engines,
    store: {
      get: () => settings.get('scheduled'),
      set: (all) => settings.set('scheduled', all),
    },
    clock,
    log,
  });
  let key: Promise<string> | undefined;
  const webhookKey = (): Promise<string> => {
    key ??= keptKey(options);
    return key;
  };
  const command = async (batch: BatchView, signal: AbortSignal): Promise<void> => {
    const program = settings.get('whenDoneCommand');
    const outputDir = engines.ofBatch(batch.id).outputDirOf(batch.id);
    if (program === null || outputDir === undefined) return;
    const ended = endedBatch(batch, clock.now());
    const status = await runCommand({ program, batch: ended, outputDir, env, signal });
    log.info('program for the end of a batch ran', { batch: batch.id, status });
  };
  const webhook = async (batch: BatchView, signal: AbortSignal): Promise<void> => {
    const url = settings.get('webhook');
    if (url === null) return;
    const ended = endedBatch(batch, clock.now());
    const own = await webhookKey();
    const tries = await callWebhook({ url, key: own, batch: ended, network, clock, signal });
    log.info('webhook called', { batch: batch.id, tries });
  };
  const testWebhook = async (): Promise<void> => {
    const url = settings.get('webhook');
    if (url === null) {
      throw refusal('invalid-input', { why: 'webhook-none' });
    }
    const batch = testBatch(clock.now());
    const signal = AbortSignal.timeout(TEST_MS);
    await callWebhook({ url, key: await webhookKey(), batch, network, clock, once: true, signal });
  };
  const unwatch = watchWhenDone({
    engines,
    tell: [command, webhook],
    thenDo: () => settings.get('thenDo'),
    goesOn: () => schedule.all().length > 0 || activityOf(engines.snapshot().batches).goesOn,
    announce: (how) =>
      notify({
        title: say('notice.all-done'),
        body: say(`notice.then-${how}`),
      }),
    finish,
    clock,
    log,
  });
  return {
    schedule,
    webhookKey,
    testWebhook,
    close() {
      unwatch();
      schedule.close();
    },
  };
}

/** Kept as ciphertext; where nothing protects it, a new one for each session. */
async function keptKey({ settings, secrets, redactor }: NightOptions): Promise<string> {
  const sealed = settings.get('webhookKey');
  const opened = sealed === null ? null : await secrets.open(sealed);
  const key = opened?.secret ?? randomBytes(KEY_BYTES).toString('hex');
  redactor.learn(key);
  if (opened === null) settings.set('webhookKey', await secrets.seal(key));
  return key;
}
