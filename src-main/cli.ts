#!/usr/bin/env node
/** Command-line entry under plain Node: runs the command, and ends the process with its status. */
import { runCommandLine } from './cli/main.ts';

const exit = (status: number): void => process.exit(status);
exit(await runCommandLine({ args: process.argv.slice(2), secrets: null, exit }));
