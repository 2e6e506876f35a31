/** Which account a command works with: the same one, whatever the server says of it this time. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CliBench, createCliBench } from '../support/cli-bench.ts';
import { runCli } from '../support/cli-process.ts';

let bench: CliBench;
let nth = 0;
beforeAll(async () => {
  bench = await createCliBench();
  await bench.sku('season/a', 1);
});
beforeEach(() => bench.sandbox.control('PUT', 'faults', []));
afterAll(() => bench.close());

const accepted = async () => (await bench.sandbox.journal()).accepted.length;
/** A folder of results of its own, so that no test takes up another's work. */
function command() {
  nth += 1;
  const out = join(bench.home, `out-${nth}`);
  return ['batch', '--input-dir', join(bench.home, 'season'), '--output-dir', out, '--json'];
}

describe('the same command again', () => {
  it.each([
    ['names nobody', { call: 'me', fault: 'null-fields', fields: ['username', 'email', 'name'] }],
    ['knows no such call', { call: 'me', fault: 'status', code: 404 }],
  ])('[BATCH-36] pays nothing again when the server %s any more', async (_how, fault) => {
    const args = command();
    const before = await accepted();
    expect((await bench.cli(args)).status).toBe(0);
    await bench.sandbox.control('PUT', 'faults', [fault]);
    const again = await bench.cli([...args, '--retry-failed']);
    expect(again.status).toBe(0);
    expect(again.events.at(-1)).toMatchObject({ skus: [{ skipped: true, files: 1 }] });
    expect((await accepted()) - before).toBe(1);
  });

  it('[BATCH-36] nor when it named nobody the first time, and does so now', async () => {
    const args = [...command(), '--data-dir', join(bench.home, 'data-of-its-own')];
    const cli = () =>
      runCli([...args, '--identity-code', 'PiktidSummer', '--base-url', bench.sandbox.url], {
        home: bench.home,
        env: { FLAT_TO_MODEL_TOKEN: 'sandbox-token' },
      });
    const before = await accepted();
    await bench.sandbox.control('PUT', 'faults', [{ call: 'me', fault: 'status', code: 404 }]);
    expect((await cli()).status).toBe(0);
    await bench.sandbox.control('PUT', 'faults', []);
    expect((await cli()).events.at(-1)).toMatchObject({ skus: [{ skipped: true, files: 1 }] });
    expect((await accepted()) - before).toBe(1);
  });

  it('[BATCH-36] nor when the address of the server is spelled in another way', async () => {
    const args = command();
    const before = await accepted();
    const at = (server: string) =>
      runCli(
        [
          ...[...args, '--identity-code', 'PiktidSummer', '--base-url', server],
          ...['--data-dir', join(bench.home, 'data')],
        ],
        { home: bench.home, env: { FLAT_TO_MODEL_TOKEN: 'sandbox-token' } },
      );
    const { url } = bench.sandbox;
    for (const server of [url, `${url.replace('http', 'HTTP')}//`]) {
      const run = await at(server);
      expect([run.status, run.stderr]).toEqual([0, expect.any(String)]);
    }
    expect((await accepted()) - before).toBe(1);
  });
});
