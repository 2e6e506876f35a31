/**
 * Builds the interface: React and Tailwind, every asset a hashed file of its own and nothing
 * inline, so that the content security policy needs no exception. Paths are relative to the page.
 */
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, 'src-renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react(), tailwindcss()],
  server: { host: '127.0.0.1', strictPort: false },
  build: {
    target: 'chrome130',
    outDir: join(import.meta.dirname, 'dist', 'renderer'),
    emptyOutDir: true,
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
