/**
 * `flat-to-model ledger`: reads the append-only file, not the database, so that it works while the
 * app or a batch holds the data folder.
 */
import { resolve } from 'node:path';
import { ledgerCsv, ledgerJson, ledgerText } from '../../report/ledger-report.ts';
import { dataPaths } from '../../storage/data-folder.ts';
import { readLedgerFile } from '../../storage/ledger-file.ts';
import { count } from '../display/words.ts';
import { EXIT } from '../exit-status.ts';
import type { LedgerFlags } from '../flags/taken.ts';
import type { Host } from '../host.ts';
import { UsageError } from '../usage-error.ts';

export function showLedger(flags: LedgerFlags, host: Host): number {
  if (flags.csv && flags.json) throw new UsageError('Give either --csv or --json, not both.');
  const dir = resolve(host.cwd, flags['data-dir'] ?? host.defaultDataDir);
  const { entries, unreadable } = readLedgerFile(dataPaths(dir, flags.sandbox).ledger);
  if (flags.csv) host.print(ledgerCsv(entries));
  else if (flags.json) host.print(ledgerJson(entries));
  else host.print(ledgerText(entries));
  if (unreadable.length === 0) return EXIT.ok;
  host.printError(
    `Warning: ${count(unreadable.length, 'line')} of the ledger could not be read: ${unreadable.join(', ')}\n`,
  );
  return EXIT.failed;
}
