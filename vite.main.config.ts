/**
 * Builds what runs outside the renderer, under Electron's main process or plain Node: one ES
 * module per entry, everything bundled but the packages that carry native code.
 *
 * Shared and lazily loaded code lies beside the entries in `dist/main`, so that
 * `import.meta.dirname` is the same folder wherever the bundler puts a module.
 */
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** Output name → source. Each is started by name: by Electron, by npm scripts, as a worker. */
export const entries = {
  index: 'src-main/index.ts',
  cli: 'src-main/cli.ts',
  sandbox: 'src-main/sandbox/main.ts',
  'images-worker': 'src-main/images/worker.ts',
};

/** Carry native code or are given by the runtime: found in `node_modules`, never bundled. */
const external = ['electron', '@photostructure/sqlite', 'sharp'];

/**
 * The settings library brings a JSON Schema validator along and asks it only where it is given a
 * schema; ours checks field by field. Loading 200 KB that never run made a start wait.
 */
const withoutValidator: Plugin = {
  name: 'without-validator',
  enforce: 'pre',
  resolveId: (id) => (/^ajv(-formats)?(\/|$)/.test(id) ? '\0no-validator' : null),
  load: (id) =>
    id === '\0no-validator'
      ? `export class Ajv2020 { constructor() { throw new Error('Settings have no JSON Schema.'); } }
         export default Ajv2020;`
      : null,
};

const SCHEMAS = /node_modules[\\/]zod[\\/]/;

/** The window is opened without the schema library: a build in which it would wait for it fails. */
const windowWithoutSchemas: Plugin = {
  name: 'window-without-schemas',
  generateBundle(_options, bundle) {
    const needed = new Set(['index.js']);
    // A set that grows while it is walked: what is needed by what is needed.
    for (const name of needed) {
      const file = bundle[name];
      if (file?.type !== 'chunk') continue;
      const schemas = file.moduleIds.find((id) => SCHEMAS.test(id));
      if (schemas !== undefined) this.error(`The window would wait for ${schemas}, in ${name}.`);
      for (const one of file.imports) needed.add(one);
    }
  },
};

export default defineConfig({
  root,
  logLevel: 'warn',
  plugins: [withoutValidator, windowWithoutSchemas],
  // Settings of the build (src-main/updates/feed.ts); the environment of a user changes neither.
  define: Object.fromEntries(
    ['STUDIO_UPDATE_FEED', 'STUDIO_DOWNLOAD_PAGE'].map((name) => [
      name,
      JSON.stringify(process.env[name] ?? ''),
    ]),
  ),
  ssr: { target: 'node', noExternal: true, external },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/main',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: entries,
      external: [...external, /^@img\//],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
});
