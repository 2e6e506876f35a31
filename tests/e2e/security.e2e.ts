/**
 * What a page that was taken over could try, tried from inside the real app's own page: each
 * attempt fails, and the app works on.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { ask, call } from './calls.ts';
import { test } from './electron-app.ts';

/** The page tells of what its policy and the network layer refused; that is what is tested. */
const expectedProblems = [
  /Content Security Policy/,
  /Refused to|blocked|violates/i,
  /Failed to load resource/,
  /Not allowed to (load|navigate)/,
  /EvalError|unsafe-eval/,
  /WebSocket|EventSource/,
  /request to another machine/,
];

/** Everything the app has logged so far. */
function logOf(dataDir: string): string {
  const dir = join(dataDir, 'logs');
  return readdirSync(dir)
    .map((name) => readFileSync(join(dir, name), 'utf8'))
    .join('\n');
}

describe('a page that was taken over', () => {
  let server: Server;
  let url = '';
  let hits: string[] = [];
  let scratch = '';

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'security-e2e-'));
    server = createServer((request, response) => {
      hits.push(`${request.method} ${request.url}`);
      response.setHeader('Access-Control-Allow-Origin', '*').end('window.reached = true');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  });

  /** Runs an attack in the page; answers what it got, or the error it met. */
  const attack = (page: Page, body: (target: string) => unknown, target = url) =>
    page.evaluate(body, target).catch((error: Error) => `refused: ${error.message}`);

  test('[SEC-01] runs no text as code', async ({ launch }) => {
    const { page } = await launch({ expectedProblems });
    const ran = await attack(page, async () => {
      // The test driver lifts the ban on `eval` for its own call; a later turn has it back.
      for (let frames = 0; frames < 60; frames += 1) {
        try {
          new Function('return 1')();
        } catch {
          break;
        }
        await new Promise(requestAnimationFrame);
      }
      const tried: Record<string, unknown> = {};
      const attempt = (name: string, work: () => unknown) => {
        try {
          tried[name] = work();
        } catch (error) {
          tried[name] = (error as Error).name;
        }
      };
      // biome-ignore lint/security/noGlobalEval: the attack itself
      attempt('eval', () => globalThis.eval('1 + 1'));
      attempt('Function', () => new Function('return 1')());
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.inlineRan = true');
      const settled = (element: HTMLElement) =>
        new Promise((resolve) => {
          element.addEventListener('load', resolve, { once: true });
          element.addEventListener('error', resolve, { once: true });
        });
      const all = [settled(image)];
      image.src = 'studio://app/nothing.png';
      document.body.append(image);
      const data = document.createElement('script');
      all.push(settled(data));
      data.src = 'data:text/javascript,window.inlineRan=true';
      document.head.append(data);
      const blob = document.createElement('script');
      blob.src = URL.createObjectURL(new Blob(['window.inlineRan = true']));
      all.push(settled(blob));
      document.head.append(blob);
      attempt('worker', () => new Worker(blob.src));
      await Promise.all(all);
      return { ...tried, inlineRan: 'inlineRan' in window };
    });
    expect(ran).toMatchObject({ eval: 'EvalError', Function: 'EvalError', inlineRan: false });
  });

  test('[SEC-03] reaches no server', async ({ launch }) => {
    const { page, dataDir } = await launch({ expectedProblems });
    hits = [];
    const tried = await attack(page, async (target) => {
      /** Every way below that the policy refuses, as it tells of it. */
      const open = new Set(
        ['script', 'img', 'link', 'video', 'css', 'beacon', 'prefetch'].map(
          (path) => `${target}/${path}`,
        ),
      );
      const allRefused = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
          open.delete(blockedURI);
          if (open.size === 0) resolve();
        });
      });
      const failed = (work: Promise<unknown>) =>
        work.then(
          () => 'reached',
          () => 'failed',
        );
      for (const [tag, attribute] of [
        ['script', 'src'],
        ['img', 'src'],
        ['iframe', 'src'],
        ['link', 'href'],
        ['object', 'data'],
        ['embed', 'src'],
        ['video', 'src'],
        ['webview', 'src'],
      ] as const) {
        const element = document.createElement(tag);
        if (tag === 'link') element.setAttribute('rel', 'stylesheet');
        element.setAttribute(attribute, `${target}/${tag}`);
        document.body.append(element);
      }
      const prefetch = document.createElement('link');
      prefetch.rel = 'prefetch';
      prefetch.href = `${target}/prefetch`;
      document.head.append(prefetch);
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = `0;url=${target}/refresh`;
      document.head.append(refresh);
      const style = document.createElement('div');
      style.style.backgroundImage = `url(${target}/css)`;
      style.textContent = 'x';
      document.body.append(style);
      navigator.sendBeacon(`${target}/beacon`, 'x');
      const outcomes = await Promise.all([
        failed(fetch(`${target}/fetch`)),
        failed(fetch(`${target}/no-cors`, { mode: 'no-cors' })),
        failed(fetch('file:///etc/hostname')),
        failed(
          new Promise((resolve, reject) => {
            const socket = new WebSocket(target.replace('http', 'ws'));
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        ),
        failed(
          new Promise((resolve, reject) => {
            const events = new EventSource(`${target}/events`);
            events.onopen = resolve;
            events.onerror = reject;
          }),
        ),
      ]);
      const late = new Promise<void>((resolve) => setTimeout(resolve, 10_000));
      await Promise.race([allRefused, late]);
      return { outcomes, notRefused: [...open] };
    });
    expect(tried).toEqual({ outcomes: Array(5).fill('failed'), notRefused: [] });
    // The refresh came last of what the page is not told about: frames were stopped before it.
    await expect.poll(() => logOf(dataDir)).toMatch(/navigation refused/);
    const imported = `import('${url}/import.js').then(() => 'reached', () => 'failed')`;
    expect(await page.evaluate(imported)).toBe('failed');
    expect(hits).toEqual([]);
  });

  test('[SEC-03] goes nowhere, and opens nothing', async ({ launch }) => {
    const { app, page, dataDir } = await launch({ expectedProblems });
    hits = [];
    const here = page.url();
    await attack(page, (target) => {
      window.open(`${target}/open`);
      window.open('studio://app/index.html');
      window.open('about:blank');
      const link = document.createElement('a');
      link.href = `${target}/link`;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      const download = document.createElement('a');
      download.href = `data:text/plain,hello`;
      download.download = 'hello.txt';
      document.body.append(download);
      download.click();
      const form = document.createElement('form');
      form.action = `${target}/form`;
      document.body.append(form);
      form.submit();
    });
    for (const to of [`${url}/assign`, 'file:///etc/passwd', 'javascript:void(document.title=1)']) {
      await attack(page, (target) => window.location.assign(target), to);
    }
    const said = () => logOf(dataDir);
    await expect.poll(said).toMatch(/new window refused/);
    await expect.poll(said).toMatch(/navigation refused/);
    expect(page.url()).toBe(here);
    expect(hits).toEqual([]);
    const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(1);
    expect((await ask(page, 'app:info', undefined)).ok).toBe(true);
  });

  test('[SEC-03] is denied every permission and device', async ({ launch }) => {
    const { page } = await launch({ expectedProblems: [...expectedProblems, /[Pp]ermission/] });
    const asked = await attack(page, async () => {
      const outcome = (work: () => Promise<unknown>) =>
        Promise.race([
          Promise.resolve()
            .then(work)
            .then(
              (value) => String(value),
              () => 'denied',
            ),
          // What is neither granted nor denied would wait for a person who is not there.
          new Promise((resolve) => setTimeout(() => resolve('no answer'), 15_000)),
        ]);
      const any = navigator as unknown as Record<string, Record<string, () => Promise<unknown>>>;
      return {
        notifications: await outcome(() => Notification.requestPermission()),
        location: await outcome(
          () =>
            new Promise((resolve, reject) =>
              navigator.geolocation.getCurrentPosition(resolve, reject),
            ),
        ),
        camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await outcome(() => navigator.mediaDevices.getDisplayMedia()),
        clipboard: await outcome(() => navigator.clipboard.readText()),
        usb: await outcome(async () => any['usb']?.['requestDevice']?.()),
        midi: await outcome(() => navigator.requestMIDIAccess({ sysex: true })),
      };
    });
    for (const [what, answer] of Object.entries(asked as Record<string, string>)) {
      expect([what, answer]).toEqual([what, expect.stringMatching(/^denied|undefined$/)]);
    }
  });

  test('[SEC-04] finds no way around the bridge', async ({ launch }) => {
    const { page } = await launch({ expectedProblems });
    const found = await attack(page, async () => {
      const bridge = window.studio as unknown as Record<string, unknown>;
      const before = bridge['call'];
      try {
        bridge['call'] = () => 'mine';
      } catch {
        // Frozen: exactly what is wanted.
      }
      const frame = document.createElement('iframe');
      frame.srcdoc = '<p>frame</p>';
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
      document.body.append(frame);
      await loaded;
      const inner = frame.contentWindow as unknown as Record<string, unknown> | null;
      const unknown = ['constructor', '__proto__', 'ftm:call', 'ELECTRON_BROWSER_REQUIRE', ''];
      const replies = await Promise.all(
        unknown.map((name) => window.studio.call(name as never, undefined as never)),
      );
      return {
        globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
          (name) => name in window,
        ),
        keys: Object.keys(bridge).sort(),
        overwritten: bridge['call'] !== before,
        inFrame: inner !== null && 'studio' in inner,
        replies: replies.map((reply) => (reply as { error?: { code: string } }).error?.code),
        files: await window.studio.drop(
          [new File(['x'], '/etc/passwd'), { path: '/etc/passwd' }, '/etc/passwd'],
          'skus',
        ),
      };
    });
    expect(found).toEqual({
      globals: [],
      keys: ['call', 'drop', 'on'],
      overwritten: false,
      inFrame: false,
      replies: Array(5).fill('invalid-input'),
      files: { ok: true, value: { target: 'skus', accepted: 0, refused: 0 } },
    });
  });

  test('[SEC-04] names no path, no page and no folder of its own', async ({ launch }) => {
    const studio = await launch({ expectedProblems });
    const { page } = studio;
    await call(page, 'accounts:use-sandbox', undefined);
    await call(page, 'intake:add-samples', undefined);
    const skus = async () => (await call(page, 'intake:draft', undefined)).skus;
    await expect.poll(async () => (await skus()).length, { timeout: 20_000 }).toBe(8);
    const request = {
      name: 'x',
      skuIds: [(await skus())[0]?.id as never],
      identity: { code: 'PiktidSummer' },
      instructions: [{}],
      options: { model: 'auto' as const, consistency: true, barefoot: false },
      output: scratch as never,
      parallel: 1,
      budget: {},
      whenDone: 'skip' as const,
    };
    const refused = { ok: false, error: { code: 'not-allowed' } };
    expect(await ask(page, 'batches:start', request)).toMatchObject(refused);
    expect(
      await ask(page, 'batches:start', {
        ...request,
        identity: { portrait: '/etc/passwd' as never },
      }),
    ).toMatchObject({ ok: false });
    expect(await ask(page, 'app:open-page', { page: 'file:///etc/passwd' as never })).toMatchObject(
      { ok: false, error: { code: 'invalid-input' } },
    );
    expect(await ask(page, 'outputs:show', { outputId: '/etc/passwd' as never })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    const draft = JSON.stringify(await call(page, 'intake:draft', undefined));
    expect(draft).not.toContain(process.cwd());
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('[SEC-02] gets pictures by id alone', async ({ launch }) => {
    const { page } = await launch({ expectedProblems });
    await call(page, 'intake:add-samples', undefined);
    const photos = async () => (await call(page, 'intake:draft', undefined)).skus[0]?.photos ?? [];
    await expect.poll(async () => (await photos()).length, { timeout: 20_000 }).toBeGreaterThan(1);
    const id = (await photos())[0]?.id ?? '';
    const load = (address: string) =>
      page.evaluate(
        (source) =>
          new Promise((resolve) => {
            const image = new Image();
            image.onload = () => resolve(image.naturalWidth);
            image.onerror = () => resolve('refused');
            image.src = source;
          }),
        address,
      );
    expect(await load(`studio-media://draft-photo/${id}?size=96`)).toBeGreaterThan(10);
    expect(await load(`studio-media://draft-photo/${id}?size=full`)).toBeGreaterThan(1000);
    for (const address of [
      `studio-media://output/${id}?size=full`,
      `studio-media://draft-photo/${id}x?size=full`,
      `studio-media://draft-photo/${id}?size=99999`,
      'studio-media://draft-photo/..%2f..%2f..%2fetc%2fpasswd?size=full',
      'studio-media://draft-photo/%2e%2e/%2e%2e/etc/passwd?size=full',
      'studio-media://draft-photo//etc/passwd?size=full',
      `studio-media://identity/${'0'.repeat(64)}?size=256`,
      `file://${process.cwd()}/resources/samples/DR-1044/front.jpg`,
    ]) {
      expect([address, await load(address)]).toEqual([address, 'refused']);
    }
    const read = (address: string) =>
      attack(page, (source) => fetch(source).then((answer) => answer.status), address);
    expect(await read(`studio-media://draft-photo/${id}?size=full`)).toMatch(/refused/);
    for (const path of ['..%2f..%2fpackage.json', '%2e%2e%5cmain%5cindex.js', '%2fetc%2fpasswd']) {
      expect(await read(`studio://app/${path}`)).toBe(404);
    }
  });

  test('[SEC-01] runs in a window that is isolated and sandboxed', async ({ launch }) => {
    const { app } = await launch();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      experimentalFeatures: false,
      allowRunningInsecureContent: false,
    });
  });
});
