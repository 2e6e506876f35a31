/**
 * Builds the interface: React and Tailwind, every asset a hashed file of its own and nothing
 * inline, so that the content security policy needs no exception. Paths are relative to the page.
 */
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { guidePlugin } from './scripts/guide/vite-plugin.mjs';
import { LANGUAGES } from './src-shared/text/languages.ts';

/**
 * Names the start of the window in the page, so that it is fetched beside the entry, not after it; and
 * the catalogue of each language, of which the app leaves the one that is spoken.
 */
const fetchedWithThePage: Plugin = {
  name: 'fetched-with-the-page',
  apply: 'build',
  transformIndexHtml(_html, { bundle = {} }) {
    const chunkOf = (path: string): string => {
      const chunk = Object.values(bundle).find(
        (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(path),
      );
      if (!chunk) throw new Error(`The build has no file of its own for ${path}.`);
      return chunk.fileName;
    };
    const preload = (file: string, attrs: Readonly<Record<string, string>> = {}) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}`, ...attrs },
      injectTo: 'head' as const,
    });
    const needed = new Set([chunkOf('/main.tsx')]);
    // A set that grows while it is walked: what is needed by what is needed.
    for (const name of needed) {
      const file = bundle[name];
      if (file?.type === 'chunk') for (const one of file.imports) needed.add(one);
    }
    return [
      ...[...needed].map((file) => preload(file)),
      ...LANGUAGES.map((language) =>
        preload(chunkOf(`/text/${language}.ts`), { 'data-language': language }),
      ),
    ];
  },
};

export default defineConfig({
  root: join(import.meta.dirname, 'src-renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react(), tailwindcss(), guidePlugin(), fetchedWithThePage],
  server: { host: '127.0.0.1', strictPort: false },
  build: {
    target: 'chrome130',
    outDir: join(import.meta.dirname, 'dist', 'renderer'),
    emptyOutDir: true,
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Each with all that it imports; the first wins what both do. What the first screen needs
          // is one file: each file is a question to the main process.
          groups: [
            { name: 'opened', test: /src-renderer[\\/]text[\\/]opened\.ts$/ },
            { name: 'window', test: /src-renderer[\\/]main\.tsx$/ },
          ],
        },
      },
    },
  },
});
