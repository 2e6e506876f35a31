/**
 * Watches the app's main process from inside: native dialogs are recorded and answered, sockets
 * to other machines are recorded and refused. Knows nothing of tests or pages.
 */
import type { ElectronApplication } from 'playwright-core';

/** Electron's dialog functions that open a native window. */
export type DialogKind =
  | 'showOpenDialog'
  | 'showSaveDialog'
  | 'showMessageBox'
  | 'showErrorBox'
  | 'showOpenDialogSync'
  | 'showSaveDialogSync'
  | 'showMessageBoxSync';

/** What the guard keeps in the main process, under this name on `globalThis`. */
interface GuardState {
  answers: { kind: string; answer: unknown }[];
  /** Which answers were planned, by their numbers. */
  planned: number[];
  shown: { kind: string; options: unknown }[];
  problems: string[];
}

declare global {
  var studioGuard: GuardState | undefined;
}

/** How long a question to a main process at rest may lie there. */
const WAKE_EVERY_MS = 100;

/** Puts the guard into a started app. */
export async function installGuard(app: ElectronApplication): Promise<void> {
  await told(() => install(app));
}

async function install(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }, wakeEveryMs) => {
    if (globalThis.studioGuard !== undefined) return;
    const state: GuardState = { answers: [], planned: [], shown: [], problems: [] };
    globalThis.studioGuard = state;
    // What the driver asks is answered when this process next does something of its own. One that has
    // nothing to do leaves its promises open, and at last collects them.
    setInterval(() => undefined, wakeEveryMs).unref();

    const cancelled: Record<string, unknown> = {
      showOpenDialog: { canceled: true, filePaths: [] },
      showSaveDialog: { canceled: true, filePath: '' },
      showMessageBox: { response: 0, checkboxChecked: false },
      showMessageBoxSync: 0,
    };
    const kinds = [
      ...Object.keys(cancelled),
      'showErrorBox',
      'showOpenDialogSync',
      'showSaveDialogSync',
    ];
    for (const kind of kinds) {
      const replacement = (...args: unknown[]) => {
        // A dialog may be given its window first; what it shows is the last argument.
        const options = kind === 'showErrorBox' ? args : args.at(-1);
        state.shown.push({ kind, options });
        const planned = state.answers.findIndex((one) => one.kind === kind);
        if (planned < 0)
          state.problems.push(`unexpected dialog ${kind}: ${JSON.stringify(options)}`);
        const answer = planned < 0 ? cancelled[kind] : state.answers.splice(planned, 1)[0]?.answer;
        return kind.endsWith('Sync') || kind === 'showErrorBox' ? answer : Promise.resolve(answer);
      };
      Object.assign(dialog, { [kind]: replacement });
    }

    const net = process.getBuiltinModule('node:net');
    const isLoopback = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host);
    const connect = net.Socket.prototype.connect;
    net.Socket.prototype.connect = function guarded(
      this: InstanceType<typeof net.Socket>,
      ...args: Parameters<typeof connect>
    ) {
      const [first, second] = (args as unknown[]).flat();
      const options =
        typeof first === 'object' && first !== null
          ? (first as { host?: string; path?: string })
          : undefined;
      const host = options?.path
        ? 'localhost'
        : (options?.host ?? (typeof second === 'string' ? second : 'localhost'));
      if (isLoopback(host)) return connect.apply(this, args);
      state.problems.push(`connection to another machine: ${host}`);
      // Refused as a firewall would: nothing listens on port 1 here.
      return connect.call(this, { host: '127.0.0.1', port: 1 } as never);
    } as typeof connect;
  }, WAKE_EVERY_MS);
}

/** Plans the answer to the next dialog of this kind, which is then expected. */
export async function answerDialog(app: ElectronApplication, kind: DialogKind, answer: unknown) {
  last += 1;
  const plan = { number: last, kind, answer };
  await told(() =>
    app.evaluate((_, { number, ...planned }) => {
      const state = globalThis.studioGuard;
      if (state === undefined || state.planned.includes(number)) return;
      state.planned.push(number);
      state.answers.push(planned);
    }, plan),
  );
}

/**
 * A main process that has nothing else to do may collect the driver's promise although it did what it
 * was told, or before it did: then it is told again. Whatever is told this way does nothing twice.
 */
async function told(tell: () => Promise<unknown>): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      await tell();
      return;
    } catch (error) {
      if (time === TIMES_TOLD || !/garbage collected/.test((error as Error).message)) throw error;
    }
  }
}

const TIMES_TOLD = 10;

let last = 0;

/** What the guard has seen: dialogs that were shown, and what should not have happened. */
export async function readGuard(app: ElectronApplication): Promise<GuardState> {
  const state = await app.evaluate(() => globalThis.studioGuard);
  if (state === undefined) throw new Error('The guard is not installed in the main process.');
  return state;
}
