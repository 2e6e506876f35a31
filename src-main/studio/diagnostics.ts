/** The support bundle: what is running, where it stands, the end of the log. No secret, no home folder. */
import type { StudioSnapshot } from '../../src-shared/domain/views.ts';
import type { AccountsView } from '../../src-shared/ipc/calls/accounts.ts';
import type { Redactor } from '../runtime/redact.ts';

export interface DiagnosticsParts {
  readonly versions: Readonly<Record<string, string>>;
  readonly accounts: AccountsView;
  readonly snapshot: StudioSnapshot;
  readonly log: string;
  /** The user's home folder, which is written as `~`. */
  readonly home: string;
  readonly redactor: Redactor;
  readonly nowMs: number;
}

export function diagnosticsText(parts: DiagnosticsParts): string {
  const { versions, accounts, snapshot, log, home, redactor, nowMs } = parts;
  const { keychain } = accounts;
  const lines = [
    `Flat-to-Model Studio diagnostics, ${new Date(nowMs).toISOString()}`,
    '',
    ...Object.entries(versions).map(([name, value]) => `${name}: ${value}`),
    `secrets: ${keychain.kept} (${keychain.backend})`,
    '',
    'Accounts',
    ...accounts.accounts.map(
      ({ kind, state, active, baseUrl }) =>
        `- ${kind}, ${state}${active ? ', active' : ''}, ${baseUrl}`,
    ),
    '',
    'Batches',
    ...snapshot.batches.map(
      ({ id, state, counts, sandbox }) =>
        `- ${id}${sandbox ? ' (sandbox)' : ''}: ${JSON.stringify(state)} ${JSON.stringify(counts)}`,
    ),
    '',
    'Log',
    log,
  ];
  const text = redactor.text(lines.join('\n'));
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}
