/** The user guide's tables of flags are made from the table the commands are made from. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SHAPES } from '../../src-main/cli/commands/shapes.ts';
import { helpText } from '../../src-main/cli/flags/command.ts';
import { type Flag, GROUPS } from '../../src-main/cli/flags/flag.ts';
import { FLAGS, type FlagName } from '../../src-main/cli/flags/table.ts';

const GUIDE = new URL('../../docs/user-guide/command-line.md', import.meta.url);

it('[RUN-01] [BATCH-01] the guide lists every flag (UPDATE_GUIDE=1 writes it anew)', () => {
  const guide = readFileSync(GUIDE, 'utf8');
  const wanted = SHAPES.reduce((text, shape) => {
    const table = tableOf(shape.flags, shape.otherHelp ?? {});
    const place = new RegExp(`(<!-- flags of ${shape.name} -->\n)[^]*?(<!-- end of flags -->)`);
    expect(text).toMatch(place);
    return text.replace(place, (_, begin: string, end: string) => `${begin}${table}${end}`);
  }, guide);
  if (process.env['UPDATE_GUIDE']) writeFileSync(GUIDE, wanted);
  else expect(guide).toBe(wanted);
});

function tableOf(
  names: readonly FlagName[],
  otherHelp: Partial<Readonly<Record<FlagName, string>>>,
): string {
  const groups = GROUPS.map((group) => {
    const rows = names
      .filter((name) => FLAGS[name].group === group)
      .map((name) => `| \`${usage(name)}\` | ${cell(otherHelp[name] ?? helpText(FLAGS[name]))} |`);
    return rows.length === 0 ? [] : [`| ${group} | |`, '| --- | --- |', ...rows, ''];
  });
  return `\n${groups.flat().join('\n')}\n`;
}

function usage(name: FlagName): string {
  const flag: Flag = FLAGS[name];
  const value = flag.value === undefined ? '' : ` ${flag.value}${flag.many ? ' …' : ''}`;
  return `--${name}${value}`.replaceAll('|', '\\|');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
