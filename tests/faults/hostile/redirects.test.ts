/** Servers that point elsewhere: to files, and to hosts that would like to have the token. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '../../../src-main/sandbox/fault-rules.ts';
import { sandboxPassword } from '../../../src-main/sandbox/index.ts';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { createGround, type Foreigner, type Ground, startForeigner } from './ground.ts';

let ground: Ground;
let foreigner: Foreigner;
beforeEach(async () => {
  ground = await createGround();
  foreigner = await startForeigner((response) => response.end(ground.photo));
});
afterEach(async () => {
  await ground.close();
  await foreigner.close();
});

const SECRETS = [
  'sbx_',
  Buffer.from(`someone@studio.example:${sandboxPassword}`).toString('base64'),
  'authorization',
  'cookie',
  'studio.example',
];

function expectNoSecret(): void {
  for (const request of foreigner.heard) {
    for (const secret of SECRETS) {
      expect(request.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  }
}

const CALLS: readonly CallName[] = [
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

describe('[PROOF-04] a redirect of', () => {
  it.each(CALLS.flatMap((call) => [302, 307, 308].map((code) => ({ call, code }))))(
    '$call by $code is not followed to another host',
    async ({ call, code }) => {
      const location = `${foreigner.url}/steal`;
      ground.studio.sandbox.addFaults({ call, fault: 'redirect', code, location });
      const { engine } = ground.studio;
      const { batchId } = await engine.start(ground.studio.plan([ground.sku]));
      await untilStill(batchId);
      expect(foreigner.heard).toEqual([]);
      expect(ground.studio.sandbox.journal().accepted.length).toBeLessThanOrEqual(1);
      expect(await ground.strayed()).toEqual([]);
    },
    60_000,
  );

  it('a picture is followed to another host without anything of the account', async () => {
    const location = `${foreigner.url}/picture.jpg`;
    ground.studio.sandbox.addFaults({ call: 'result-download', fault: 'redirect', location });
    const { run } = await ground.play();
    expect(run.state).toEqual({ phase: 'done' });
    expect(foreigner.heard.length).toBeGreaterThan(0);
    expectNoSecret();
  }, 60_000);

  it.each(['file:///etc/passwd', 'ftp://127.0.0.2/x', 'javascript:alert(1)', 'data:image/png,x'])(
    'a picture to %s is refused by name',
    async (location) => {
      ground.studio.sandbox.addFaults({ call: 'result-download', fault: 'redirect', location });
      const { run } = await ground.play();
      expect(run.state).toMatchObject({
        phase: 'failed',
        failure: { code: 'unsafe-url' },
        accepted: true,
      });
      expect((await ground.studio.written()).filter((path) => path !== 'dress')).toEqual([]);
    },
    60_000,
  );
});

describe('[PROOF-04] an address in an answer', () => {
  it.each(['file:///etc/passwd', 'C:\\secret.jpg', 'http://user:pw@127.0.0.2/a.jpg'])(
    'of a picture that is %s is refused by name',
    async (address) => {
      const result = (image_index: number) => ({
        image_index,
        version: 0,
        original_filename: `p${image_index}.jpg`,
        status: 'completed',
        output: { full_size: address, thumbnail: address },
      });
      ground.studio.sandbox.addFaults({
        call: 'job-results',
        fault: 'body',
        contentType: 'application/json',
        body: { results: [result(0), result(1)], summary: {}, credits_used: 6 },
      });
      const { run } = await ground.play();
      expect(run.state).toMatchObject({ phase: 'failed', failure: { code: 'unsafe-url' } });
      expect((await ground.studio.written()).filter((path) => path !== 'dress')).toEqual([]);
      expect(foreigner.heard).toEqual([]);
    },
    60_000,
  );

  it('of a picture at another host is fetched without anything of the account', async () => {
    ground.studio.sandbox.addFaults({
      call: 'job-results',
      fault: 'body',
      contentType: 'application/json',
      body: {
        results: [0, 1].map((image_index) => ({
          image_index,
          status: 'completed',
          output: { full_size: `${foreigner.url}/${image_index}.jpg` },
        })),
      },
    });
    const { run } = await ground.play();
    expect(run.state).toEqual({ phase: 'done' });
    expect(foreigner.heard).toHaveLength(2);
    expectNoSecret();
  }, 60_000);

  it('for an upload at another host gets the photo and nothing of the account', async () => {
    ground.studio.sandbox.addFaults({
      call: 'upload',
      fault: 'body',
      contentType: 'application/json',
      body: { upload_url: `${foreigner.url}/put`, file_id: 'f', content_type: 'image/jpeg' },
    });
    const { run } = await ground.play();
    // The sandbox does not know such a photo, so that no job goes out.
    expect(run.state).toMatchObject({ phase: 'failed', failure: { code: 'images-refused' } });
    expect(foreigner.heard.length).toBeGreaterThan(0);
    expectNoSecret();
    expect(ground.studio.sandbox.journal().accepted).toEqual([]);
  }, 60_000);
});

/** Ended, standing still for the user, or waiting with a reason after some time. */
async function untilStill(batchId: BatchView['id']): Promise<void> {
  const { engine, clock } = ground.studio;
  const isNamed = (run: RunView | undefined): boolean =>
    run?.wait?.reason === 'server' || run?.wait?.reason === 'network';
  await Promise.race([
    engine.settled(batchId),
    (async () => {
      do await clock.sleep(60_000);
      while (!isNamed(engine.runsOf(batchId)[0]));
    })(),
  ]);
}
