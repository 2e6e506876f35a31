/** A process that writes ledger entries as fast as it can, until it is killed. */
import { systemClock } from '../../../src-main/runtime/clock.ts';
import { silentLog } from '../../../src-main/runtime/log.ts';
import { openDataFolder } from '../../../src-main/storage/data-folder.ts';
import { accepted, intent } from '../../support/ledger-samples.ts';

const [dir = '', round = ''] = process.argv.slice(2);
const { ledger } = openDataFolder({
  dir,
  sandbox: false,
  clock: systemClock,
  log: silentLog,
  label: 'the writer',
});
for (let n = 0; ; n += 1) {
  const id = `${round}-${n}`;
  ledger.append({ ...intent(id), id: `intent-${id}` });
  process.stdout.write(`${id} intent\n`);
  ledger.append({ ...accepted(id, `job-${id}`), id: `accepted-${id}` });
  process.stdout.write(`${id} accepted\n`);
}
