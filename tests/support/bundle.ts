/** Makes a TypeScript file runnable by plain Node, for tests that need a real second process. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const require = createRequire(import.meta.url);

/** Packages with native code; named by address, because the bundle lies outside the checkout. */
const NATIVE = ['@photostructure/sqlite', 'sharp'];

/** Bundles `entry` into `outDir` and answers the path of the script. */
export async function bundleScript(entry: string, outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { target: 'node', noExternal: true },
    plugins: [
      {
        name: 'native-by-address',
        enforce: 'pre',
        resolveId: (id) =>
          NATIVE.includes(id)
            ? { id: pathToFileURL(require.resolve(id)).href, external: 'absolute' }
            : null,
      },
    ],
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'script.mjs' } },
    },
  });
  return join(outDir, 'script.mjs');
}
