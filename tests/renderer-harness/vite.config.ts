/** Builds the harness page as the app's page is built, with picture addresses on the same host. */
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { guidePlugin } from '../../scripts/guide/vite-plugin.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [
    react(),
    tailwindcss(),
    guidePlugin(),
    {
      name: 'pictures-on-this-host',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith(join('src-shared', 'ipc', 'addresses.ts'))) return null;
        return code.replace('`$' + '{MEDIA_SCHEME}://', '`/media/');
      },
    },
  ],
  build: {
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
