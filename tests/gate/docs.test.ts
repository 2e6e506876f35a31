/** The check of the documents, shown what it has to find. */
import { describe, expect, it } from 'vitest';
import { readCommands, wordsOf } from '../../scripts/checks/doc-commands.mjs';
import {
  anchorsOf,
  commandParser,
  deadLinks,
  documentsIn,
  missingPaths,
  wrongCommands,
} from '../../scripts/checks/docs.mjs';
import { root } from '../../scripts/setup/paths.mjs';

const fence = (code: string, language = 'sh') => `\`\`\`${language}\n${code}\n\`\`\`\n`;

const around = {
  scripts: ['start', 'test', 'cli'],
  exists: (path: string) => ['docs/a.md', 'README.md', 'scripts/x.mjs'].includes(path),
  read: () => '# One thing\n\n## The 2nd: more & more\n',
};

describe('[SHIP-11] links in documents', () => {
  const dead = (markdown: string, path = 'docs/a.md') => deadLinks(path, markdown, around);

  it('are followed from where the document lies', () => {
    expect(dead('[up](../README.md) and ![here](a.md "title")')).toEqual([]);
    expect(dead('[gone](../docs/gone.md)')).toEqual([
      'docs/a.md: the link to ../docs/gone.md leads nowhere',
    ]);
    expect(dead('![picture](images/none.png)')).toHaveLength(1);
  });

  it('are followed to a heading', () => {
    expect(anchorsOf(around.read())).toEqual(['one-thing', 'the-2nd-more--more']);
    expect(dead('[a](#one-thing) [b](../README.md#the-2nd-more--more)')).toEqual([]);
    expect(dead('[a](#another-thing)')).toHaveLength(1);
  });

  it('are none inside code, nor when they lead to the web', () => {
    expect(dead(`\`[a](b)\` [web](https://example.org/x)\n${fence('[c](d)', 'ts')}`)).toEqual([]);
  });
});

describe('[SHIP-11] files in documents', () => {
  const missing = (markdown: string) => missingPaths('docs/a.md', markdown, around);

  it('are there by the names that sentences give them', () => {
    expect(missing('`docs/a.md`, `scripts/x.mjs` and `npm run x`')).toEqual([]);
    expect(missing('Read `src-main/batch/gone.ts`.')).toEqual([
      'docs/a.md: there is no src-main/batch/gone.ts',
    ]);
  });

  it('may be patterns, examples, or of somewhere else', () => {
    expect(missing('`src-main/ipc/<noun>.ts`, `tests/*.ts`, `output/SKU`')).toEqual([]);
    expect(missing(fence('`src-main/gone.ts`', 'ts'))).toEqual([]);
  });
});

describe('[SHIP-11] commands in documents', async () => {
  const parse = await commandParser(root);
  const wrong = (markdown: string) => wrongCommands('a.md', markdown, { ...around, parse });

  it('are read line by line, continued lines and inline code too', () => {
    const shown = readCommands(
      `Run \`npm test\`.\n${fence('A=1 npm start && npm run cli -- run \\\n  --sandbox  # try')}${fence('npm nothing', 'json')}`,
    );
    expect(shown.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
      'npm start',
      'npm run cli -- run --sandbox # try',
      'npm test',
    ]);
    expect(wordsOf(`npm x "a b" 'c d' > file # no`)).toEqual(['npm', 'x', 'a b', 'c d']);
  });

  it('run when script, program and file exist', async () => {
    expect(await wrong(fence('npm start\nnpm ci\nnode scripts/x.mjs --y\nls -l'))).toEqual([]);
  });

  it.each([
    ['npm run gone', 'no script "gone"'],
    ['npm gone', 'no script "gone"'],
    ['node scripts/gone.mjs', 'there is no scripts/gone.mjs'],
    ['npx gone', 'gone is not installed'],
    ['npm run cli -- run --colour red', "unknown option '--colour'"],
    ['flat-to-model dance', 'there is no command "dance"'],
    ['flat-to-model run --size 9K', '--size must be one of'],
    ['flat-to-model batch --input-dir', 'argument missing'],
    ['flat-to-model ledger extra', 'too many arguments'],
  ])('are found wrong: %s', async (line, why) => {
    const problems = await wrong(fence(line));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(why);
  });

  it('are found wrong in a sentence too', async () => {
    expect(await wrong('Type `npm run gone`, then `flat-to-model dance …`.')).toHaveLength(2);
  });

  it('may be shortened, and named in a sentence', async () => {
    expect(
      await wrong('`flat-to-model run …`, `flat-to-model ledger`, `npm run cli -- …`'),
    ).toEqual([]);
  });

  it('are looked for in every document', () => {
    expect(documentsIn(root)).toEqual(
      expect.arrayContaining(['README.md', 'docs/user-guide/command-line.md']),
    );
  });
});
