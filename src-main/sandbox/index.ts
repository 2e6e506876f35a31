/** What the rest of the app and the tests may use of the sandbox. */
export type { AcceptanceJournal } from './acceptance-journal.ts';
export { sandboxPassword } from './calls/accounts.ts';
export { type SandboxClock, wallClock } from './clock.ts';
export { controlHeader, controlPrefix } from './control.ts';
export {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  sandboxApiToken,
} from './create-sandbox.ts';
export type { CallName, FaultKind, FaultRule } from './fault-rules.ts';
export type { OutcomeRuleInput, SettingsPatch } from './settings.ts';
