/** The commands and what their help says; the user guide is made from the same. */
import type { CommandShape } from '../flags/command.ts';
import { BATCH_FLAGS, LEDGER_FLAGS, REPORT_FLAGS, RUN_FLAGS } from '../flags/taken.ts';

const SECRETS = `Passwords and tokens given as flags end up in the shell's history and, for a moment, in the list of
processes. Better: FLAT_TO_MODEL_USERNAME and FLAT_TO_MODEL_PASSWORD, or FLAT_TO_MODEL_TOKEN, or wait to be asked.`;

const STATUS = `Exit status:
  0  every picture is on disk
  1  something failed, is partial or unclear, or waiting was given up
  2  wrong usage; nothing was sent
  3  stopped for you (signed out, credits, budget, disk, folder, pilot); the same command goes on
  4  the data folder is in use
  130, 143  interrupted; state is saved, the same command goes on`;

const AGAIN = `The same command again never pays twice: what is done is skipped, what runs is taken up, a lost answer is looked up.`;

const PILOT = `With --pilot the first SKU is made and the command stops with status 3. Look at its pictures, then give the
same command with --release instead of --pilot: the rest is made. Without either it goes on waiting.`;

export const RUN_SHAPE: CommandShape<(typeof RUN_FLAGS)[number]> = {
  name: 'run',
  summary: 'Make on-model photos of one SKU folder.',
  description: 'Turns one folder of flat-lay photos into on-model photos.',
  flags: RUN_FLAGS,
  after: `Example:
  flat-to-model run --sandbox --input-folder photos/linen-shirt --identity-code PiktidSummer \\
    --pose standing --num-variations 2 --output-folder out/linen-shirt

${AGAIN}

${SECRETS}

${STATUS}`,
};

export const BATCH_SHAPE: CommandShape<(typeof BATCH_FLAGS)[number]> = {
  name: 'batch',
  summary: 'Make on-model photos of many SKU folders.',
  description: 'Turns many folders of flat-lay photos, one per SKU, into on-model photos.',
  flags: BATCH_FLAGS,
  after: `Example:
  flat-to-model batch --sandbox --input-dir season --identity-code PiktidSummer --output-dir out
  flat-to-model batch --dry-run --input-folders season/shirt season/dress --identity-code PiktidSummer

${AGAIN}

${PILOT}

${SECRETS}

${STATUS}`,
};

export const LEDGER_SHAPE: CommandShape<(typeof LEDGER_FLAGS)[number]> = {
  name: 'ledger',
  summary: 'Tell what was ever submitted, and what it cost.',
  description:
    'Prints every submission with its job, outcome and credits. Works while a batch runs.',
  flags: LEDGER_FLAGS,
  otherHelp: {
    sandbox: 'The ledger of the sandbox instead of the real one.',
    json: 'Print one JSON document.',
  },
  after: `Example:
  flat-to-model ledger --csv > spent.csv`,
};

export const REPORT_SHAPE: CommandShape<(typeof REPORT_FLAGS)[number]> = {
  name: 'report',
  summary: 'Tell how a batch went: done, failed and why, spent, waited.',
  description: 'Tells how a batch went, at the terminal or as a page. Works while it runs.',
  flags: REPORT_FLAGS,
  otherHelp: {
    sandbox: 'A batch of the sandbox instead of a real one.',
    json: 'Print one JSON document.',
  },
  after: `Example:
  flat-to-model report --html morning.html`,
};

export const SHAPES = [RUN_SHAPE, BATCH_SHAPE, LEDGER_SHAPE, REPORT_SHAPE] as const;
