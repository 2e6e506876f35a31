/** The user guide: every screen in pictures that the script takes, every key as the app has it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';
import { COMMANDS, type Command, shortcutOf } from '../../src-shared/commands.ts';

const MOST_BYTES = 250_000;
const guide = join(root, 'docs', 'user-guide');
const images = join(root, 'docs', 'images');
const scripts = join(root, 'tests', 'pictures');
const textsOf = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const pages = textsOf(guide, '.md');
const pictures = readdirSync(images);
const names = [...new Set(pictures.map((file) => file.replace(/-(dark|light)\.png$/, '')))];

describe('[SHIP-04] pictures of the guide', () => {
  it('are all taken by the script, in both themes, and light to load', () => {
    const taken = textsOf(scripts, '.ts').flatMap(({ text }) =>
      [...text.matchAll(/(?:take\(studio, '|pictureOf\([^`]*`)([a-z-]+?)(?:'|-\$)/g)].map(
        ([, name]) => name,
      ),
    );
    expect(taken.toSorted()).toEqual(names.toSorted());
    const both = names.flatMap((name) => [`${name}-dark.png`, `${name}-light.png`]);
    expect(pictures.toSorted()).toEqual(both.toSorted());
    expect(pictures.filter((file) => statSync(join(images, file)).size > MOST_BYTES)).toEqual([]);
  });

  it('are each shown, and stand on every page about a screen', () => {
    const shown = (text: string) =>
      [...text.matchAll(/!\[[^\]]+\]\(\.\.\/images\/([a-z-]+)-(?:dark|light)\.png\)/g)].map(
        ([, name]) => name,
      );
    const all = new Set(pages.flatMap(({ text }) => shown(text)));
    expect(names.filter((name) => !all.has(name))).toEqual([]);
    const bare = pages.filter(({ text }) => shown(text).length === 0).map(({ name }) => name);
    expect(bare).toEqual(['command-line.md', 'troubleshooting.md']);
  });
});

describe('[SHIP-04] the first page of the guide', () => {
  const first = pages.find(({ name }) => name === 'README.md')?.text ?? '';

  it('leads to every other page', () => {
    const others = pages.map(({ name }) => name).filter((name) => name !== 'README.md');
    expect(others.filter((name) => !first.includes(`](${name})`))).toEqual([]);
  });

  it('names every key that works everywhere, and no other', () => {
    const table = first.slice(first.indexOf('## Keys that work everywhere'));
    const told = [
      ...table.matchAll(
        /\b(?:(?:Shift )?F\d{1,2}\b|Ctrl (?:Shift )?(?:Enter|[A-Z0-9/,])(?![a-z]))/g,
      ),
    ].map(([key]) => key);
    const real = (Object.keys(COMMANDS) as Command[]).flatMap(
      (name) => shortcutOf(name)?.replace('Mod', 'Ctrl').replaceAll('+', ' ') ?? [],
    );
    expect(told.toSorted()).toEqual(real.toSorted());
  });
});
