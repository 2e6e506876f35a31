/**
 * Loads sharp when it is first needed: the native build, or, under Electron on Linux, where the
 * native one and Electron's own GLib clash, the WebAssembly build. The only place that knows.
 */
import Module, { createRequire } from 'node:module';
import { StudioError } from '../../src-shared/domain/errors.ts';

const require = createRequire(import.meta.url);

export type SharpModule = typeof import('sharp').default;

/** Throws `internal` where it cannot be loaded: taken away by a virus scanner, or for another machine. */
export async function loadSharp(): Promise<SharpModule> {
  if (needsWebAssembly(process)) redirectToWebAssembly();
  const sharp = theModule();
  // It would keep the last files open: on Windows nobody, the product neither, could rename or remove
  // them, and a disk with photos could not be ejected.
  sharp.cache(false);
  return sharp;
}

function theModule(): SharpModule {
  try {
    // Its CommonJS build: the other one makes Node 20 warn on the terminal about JSON modules.
    return require('sharp') as SharpModule;
  } catch (error) {
    throw new StudioError(
      {
        code: 'internal',
        message: 'The part of the app that opens pictures is missing. Nothing was sent.',
        detail: error instanceof Error ? error.message.split('\n')[0] : String(error),
        remedy: 'Install the app again.',
      },
      { cause: error },
    );
  }
}

export function needsWebAssembly(runtime: {
  readonly platform: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
}): boolean {
  return runtime.platform === 'linux' && runtime.versions['electron'] !== undefined;
}

interface Resolver {
  _resolveFilename(request: string, ...rest: readonly unknown[]): string;
}

const NATIVE = /^@img\/sharp-linux(musl)?-[a-z0-9]+\/sharp\.node$/;
const redirected = Symbol.for('studio.sharp-redirected');

/** sharp has no switch for its build: what it asks Node to resolve is answered differently. */
function redirectToWebAssembly(): void {
  const resolver = Module as unknown as Resolver & { [redirected]?: true };
  if (resolver[redirected]) return;
  resolver[redirected] = true;
  const original = resolver._resolveFilename;
  const wasm = require.resolve('@img/sharp-wasm32/sharp.node');
  resolver._resolveFilename = function resolveFilename(request, ...rest) {
    return NATIVE.test(request) ? wasm : original.call(this, request, ...rest);
  };
}
