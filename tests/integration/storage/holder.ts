/** A process that opens a data folder, says so, and holds it until it is ended or told to close. */
import { systemClock } from '../../../src-main/runtime/clock.ts';
import { silentLog } from '../../../src-main/runtime/log.ts';
import { openDataFolder } from '../../../src-main/storage/data-folder.ts';
import { toFailure } from '../../../src-shared/domain/errors.ts';

const [dir = ''] = process.argv.slice(2);
const tell = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const folder = openDataFolder({
    dir,
    sandbox: false,
    clock: systemClock,
    log: silentLog,
    label: 'the holder',
  });
  tell({ held: true, pid: process.pid, unclean: folder.lock.uncleanBefore });
  process.stdin.once('data', () => {
    folder.close();
    process.exit(0);
  });
} catch (error) {
  tell({ held: false, failure: toFailure(error) });
  process.exitCode = 4;
}
