/**
 * The test suites. Unit tests stand beside the code; each other suite has its folder under
 * `tests/`. End-to-end suites start the built app.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** A real app starts, works and ends within one test. */
const e2e = {
  fileParallelism: false,
  testTimeout: 150_000,
  // A real window on a busy machine: what fails twice in a row is a fault, not the machine.
  retry: 1,
  hookTimeout: 60_000,
  globalSetup: ['tests/e2e/global-setup.ts'],
};

const keychain = 'tests/e2e/keychain*.e2e.ts';
const packaged = 'tests/e2e/package*.e2e.ts';

const suite = (name: string, include: string, options: object = {}) => ({
  extends: true as const,
  test: { name, include: [include], ...options },
});

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'node',
    maxWorkers: 2,
    restoreMocks: true,
    projects: [
      suite('unit', '{src-*,scripts}/**/*.test.{ts,tsx}'),
      // Hooks start programs of their own, and build them when they are stale.
      suite('integration', 'tests/integration/**/*.test.ts', {
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      suite('faults', 'tests/faults/**/*.test.ts', { testTimeout: 60_000 }),
      suite('gate', 'tests/gate/**/*.test.ts', { testTimeout: 60_000 }),
      suite('crash', 'tests/crash/**/*.test.ts', { testTimeout: 600_000, fileParallelism: false }),
      suite('soak', 'tests/soak/**/*.test.ts', { testTimeout: 900_000, fileParallelism: false }),
      suite('bench', 'tests/bench/**/*.bench.ts', {
        testTimeout: 600_000,
        fileParallelism: false,
        disableConsoleIntercept: true,
      }),
      // Most of a window test is waiting: two files at once take little more than half the time.
      suite('e2e', 'tests/e2e/**/*.e2e.ts', {
        ...e2e,
        fileParallelism: true,
        exclude: [keychain, packaged],
      }),
      suite('keychain', keychain, e2e),
      suite('package', packaged, {
        ...e2e,
        globalSetup: ['tests/e2e/package-setup.ts'],
        testTimeout: 150_000,
        // A real window on a busy machine: what fails twice in a row is a fault, not the machine.
        retry: 1,
      }),
      suite('pictures', 'tests/pictures/**/*.shots.ts', { ...e2e, retry: 0 }),
    ],
  },
});
