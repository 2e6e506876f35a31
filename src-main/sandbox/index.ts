/** What the rest of the app and the tests may use of the sandbox. */
export { sandboxPassword } from './calls/accounts.ts';
export type { SandboxClock } from './clock.ts';
export {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  sandboxApiToken,
} from './create-sandbox.ts';
export type { FaultRule } from './fault-rules.ts';
