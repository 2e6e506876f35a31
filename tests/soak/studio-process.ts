/**
 * The studio without its windows, as a process of its own that can be killed: client, engine, data
 * folder, pictures that are really decoded. Time runs scaled. Told what to do by lines of JSON on
 * standard input; tells how things stand by lines on standard output.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEngine } from '../../src-main/batch/create-engine.ts';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { createPiktidClient } from '../../src-main/piktid/client.ts';
import { createNetwork } from '../../src-main/piktid/network/network.ts';
import { createSession } from '../../src-main/piktid/session.ts';
import type { Clock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { sandboxPassword } from '../../src-main/sandbox/index.ts';
import { openDataFolder } from '../../src-main/storage/data-folder.ts';
import { BatchPlan } from '../../src-shared/domain/plan.ts';
import { createScaledClock } from '../support/scaled-clock.ts';
import type { SoakOrder, SoakReport } from './soak-talk.ts';

const [home = '', url = '', scale = '1', startMs = '0'] = process.argv.slice(2);
const scaled = createScaledClock(Number(scale), Number(startMs));
let skewMs = 0;
/** The wall clock jumps over a sleep of the computer; timers stand still meanwhile. */
const clock: Clock = {
  now: () => scaled.now() + skewMs,
  ticks: () => scaled.now(),
  sleep: (ms, signal) => scaled.sleep(ms, signal),
};
const network = createNetwork({ proxyFor: async () => null, idleMs: 8_000 });
const images = createImageService({ cacheDir: join(home, 'thumbs'), clock, workerUrl: null });
const common = { baseUrl: url, network, clock, log: silentLog };
const session = createSession({
  ...common,
  credentials: { kind: 'password', username: 'someone@studio.example', password: sandboxPassword },
});
const api = createPiktidClient({ ...common, session, verifyImage: images.verify });
const data = openDataFolder({
  ...{ dir: join(home, 'data'), sandbox: false, clock, log: silentLog, label: 'soak' },
});
const engine = createEngine({
  ...{ data, clock, log: silentLog, images, random: Math.random },
  versions: { app: '0', node: process.versions.node },
  api: { apiFor: () => api, onAccountChanged: () => () => undefined },
});
const plan = BatchPlan.parse(JSON.parse(readFileSync(join(home, 'plan.json'), 'utf8')));

await engine.recover();
const { batchId } = await engine.start(plan);

const report = (): SoakReport => {
  const batch = engine.batch(batchId);
  const questions = engine
    .runsOf(batchId)
    .flatMap(({ id, sku, state }) =>
      state.phase === 'unclear' && state.question !== null ? [{ runId: id, sku }] : [],
    );
  const state = batch?.state;
  return {
    nowMs: clock.now(),
    done: batch?.counts.done ?? 0,
    failed: batch?.counts.failed ?? 0,
    running: batch?.counts.running ?? 0,
    paused: state?.state === 'paused' ? state.reason : null,
    ended: state?.state === 'ended',
    rssMb: process.memoryUsage().rss / 1e6,
    questions,
  };
};
const tell = (): void => void process.stdout.write(`${JSON.stringify(report())}\n`);
const obey = async (order: SoakOrder): Promise<void> => {
  switch (order.order) {
    case 'suspend':
      skewMs += order.ms;
      network.dropConnections();
      engine.wake();
      break;
    case 'resubmit':
      engine.resubmitUnclear(order.runId);
      break;
    case 'retry':
      engine.retryFailed(batchId);
      break;
    case 'stop':
      clearInterval(telling);
      await engine.stop();
      data.close();
      await images.close();
      network.dropConnections();
      lines.close();
      break;
  }
};
const telling = setInterval(tell, 200);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => void obey(JSON.parse(line) as SoakOrder));
tell();
