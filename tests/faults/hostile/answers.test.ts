/** Answers that are no pictures, never end, or are far too large: nothing is kept, memory stays bounded. */
import type http from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Network } from '../../../src-main/piktid/network/network.ts';
import type { CallName, FaultRule } from '../../../src-main/sandbox/fault-rules.ts';
import { matchRoute } from '../../../src-main/sandbox/routes.ts';
import { createGround, type Foreigner, type Ground, memoryRise, startForeigner } from './ground.ts';

let ground: Ground | undefined;
let foreigner: Foreigner | undefined;
afterEach(async () => {
  await ground?.close();
  await foreigner?.close();
  ground = undefined;
  foreigner = undefined;
});

/** What one process may grow by while it is flooded: buffers of some sockets, and one bounded body. */
const RISE_LIMIT = 150 * 1024 * 1024;
const PDF = '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n';

const PICTURES: readonly (readonly [string, Omit<FaultRule, 'call'>, string])[] = [
  [
    'a web page',
    { fault: 'body', body: '<html>no</html>', contentType: 'text/html' },
    'result-unsafe',
  ],
  ['a web page under a picture’s type', { fault: 'wrong-type' }, 'result-unsafe'],
  ['empty', { fault: 'body', body: '', contentType: 'image/jpeg' }, 'result-damaged'],
  ['endless', { fault: 'body', endless: true, contentType: 'image/jpeg' }, 'result-unsafe'],
  ['a document', { fault: 'body', body: PDF, contentType: 'image/jpeg' }, 'result-unsafe'],
  [
    'a program',
    { fault: 'body', body: 'MZ\u0090\u0000', contentType: 'image/png' },
    'result-unsafe',
  ],
  ['broken inside', { fault: 'damaged' }, 'result-damaged'],
];

describe('[PROOF-04] a result that is', () => {
  it.each(PICTURES)(
    '%s is not kept, and named',
    async (_what, fault, code) => {
      ground = await createGround();
      const { studio } = ground;
      studio.sandbox.addFaults({ call: 'result-download', ...fault });
      let ended: Awaited<ReturnType<Ground['play']>> | undefined;
      const rise = await memoryRise(async () => {
        ended = await ground?.play();
      });
      expect(ended?.run.state).toMatchObject({
        phase: 'failed',
        failure: { code },
        accepted: true,
      });
      expect(rise).toBeLessThan(RISE_LIMIT);
      expect((await studio.written()).filter((path) => path !== 'dress')).toEqual([]);
      expect(await ground.strayed()).toEqual([]);
      expect(studio.sandbox.journal().accepted).toHaveLength(1);
    },
    120_000,
  );
});

const FLOODED: readonly CallName[] = [
  'login',
  'identity-get',
  'project-create',
  'upload',
  'put',
  'gallery',
  'submit',
  'job-status',
  'job-results',
];
const FLOOD_BYTES = 200 * 1024 * 1024;

describe('[PROOF-04] a JSON answer of 200 MB', () => {
  it.each(FLOODED)(
    'to %s is not taken in, and costs no second job',
    async (call) => {
      foreigner = await startForeigner(flood, '127.0.0.1');
      const { port } = foreigner;
      ground = await createGround({ bend: leading(call, port) });
      const { studio } = ground;
      const { engine } = studio;
      const { sku } = ground;
      const rise = await memoryRise(async () => {
        const { batchId } = await engine.start(studio.plan([sku]));
        await untilNamed(studio.engine, batchId);
      });
      expect(rise).toBeLessThan(RISE_LIMIT);
      expect(foreigner.heard.length).toBeGreaterThan(0);
      expect(studio.sandbox.journal().accepted.length).toBeLessThanOrEqual(1);
      expect(await ground.strayed()).toEqual([]);
    },
    120_000,
  );
});

/** Resolves when the run has ended, waits for the user, or says why it stands still. */
function untilNamed(
  engine: Ground['studio']['engine'],
  batchId: Parameters<typeof engine.runsOf>[0],
) {
  return new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nothing was named in time')), 60_000);
    const look = (): void => {
      const [run] = engine.runsOf(batchId);
      const { state = undefined } = engine.batch(batchId) ?? {};
      const named =
        run?.wait?.reason === 'server' || state?.state === 'ended' || state?.state === 'paused';
      const asked = run?.state.phase === 'unclear' && run.state.question !== null;
      if (!named && !asked) return;
      clearTimeout(late);
      forget();
      resolve();
    };
    const forget = engine.onChange(look);
    look();
  });
}

/** Leads one call to another server, as a server that was taken over would answer. */
function leading(call: CallName, port: number) {
  return (network: Network): Network => ({
    ...network,
    send: (request) => {
      if (matchRoute(request.method, request.url.pathname)?.route.call !== call) {
        return network.send(request);
      }
      const url = new URL(request.url);
      url.port = String(port);
      return network.send({ ...request, url });
    },
  });
}

/** A whole JSON text of 200 MB, piece by piece, with its length announced. */
function flood(response: http.ServerResponse): void {
  const piece = Buffer.alloc(64 * 1024, 'x');
  const pieces = FLOOD_BYTES / piece.length;
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': FLOOD_BYTES + 2,
  });
  response.write('"');
  let sent = 0;
  const more = (): void => {
    while (sent < pieces && !response.destroyed) {
      sent += 1;
      if (!response.write(piece)) {
        response.once('drain', more);
        return;
      }
    }
    if (!response.destroyed) response.end('"');
  };
  more();
}
