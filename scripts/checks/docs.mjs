/**
 * The documents told true: links that lead nowhere, files and npm scripts that do not exist, and
 * command lines that the program would refuse. Knows the documents' text, and asks the program's own
 * table of flags.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { anchorOf } from '../guide/anchor.mjs';
import { readCommands, wordsOf } from './doc-commands.mjs';

/** What npm does by itself, without a script of that name. */
const npmOwn = new Set(['ci', 'install', 'audit', 'pack', 'config']);

/**
 * @typedef {object} Surroundings what documents may speak of
 * @property {readonly string[]} scripts names in package.json
 * @property {(path: string) => boolean} exists a path relative to the checkout
 * @property {(path: string) => string} read a document's text
 * @property {(args: readonly string[]) => Promise<string | undefined>} parse refuses a command
 *   line of the program, or not
 */

/** The text with everything inside code blanked, so that examples are no links. */
const withoutCode = (markdown) =>
  markdown
    .replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, '');

/** The anchors of a document's headings, as code hosts make them. */
export function anchorsOf(markdown) {
  const headings = markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) => anchorOf(heading));
}

/**
 * @param {string} path of the document, relative to the checkout
 * @param {string} markdown
 * @param {Pick<Surroundings, 'exists' | 'read'>} around
 * @returns {string[]} links that lead nowhere
 */
export function deadLinks(path, markdown, { exists, read }) {
  const links = [...withoutCode(markdown).matchAll(/\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)/g)];
  return links.flatMap(([, link = '']) => {
    if (/^[a-z][a-z+.-]*:/i.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)));
    const dead = [`${path}: the link to ${link} leads nowhere`];
    if (!exists(target)) return dead;
    if (anchor === undefined || !target.endsWith('.md')) return [];
    return anchorsOf(read(target)).includes(anchor) ? [] : dead;
  });
}

/**
 * @param {string} path
 * @param {string} markdown
 * @param {Pick<Surroundings, 'exists'>} around
 * @returns {string[]} files and folders of the code that are named in a sentence and are not there
 */
export function missingPaths(path, markdown, { exists }) {
  const named = markdown
    .replace(/^```[\s\S]*?^```/gm, '')
    .matchAll(/`((?:src-[a-z]+|tests|scripts|docs|resources)\/[\w./-]+)`/g);
  return [...named].flatMap(([, name = '']) =>
    exists(name.replace(/\/$/, '')) ? [] : [`${path}: there is no ${name}`],
  );
}

/**
 * @param {string} path
 * @param {string} markdown
 * @param {Pick<Surroundings, 'exists' | 'scripts' | 'parse'>} around
 * @returns {Promise<string[]>} commands that would not run
 */
export async function wrongCommands(path, markdown, around) {
  const problems = [];
  for (const command of readCommands(markdown)) {
    const problem = await whyWrong(command, around);
    if (problem !== undefined) problems.push(`${path}: \`${command.text}\`: ${problem}`);
  }
  return problems;
}

async function whyWrong({ text, isWhole }, { scripts, exists, parse }) {
  const [program, ...args] = wordsOf(text);
  if (program === 'flat-to-model') {
    // Where something is left out, the command at least exists.
    if (!isWhole) return args.length === 0 ? undefined : parse([args[0] ?? '', '--help']);
    return parse(args);
  }
  if (program === 'node') {
    const script = args.find((arg) => !arg.startsWith('-'));
    return script === undefined || exists(script) ? undefined : `there is no ${script}`;
  }
  if (program === 'npx') {
    return exists(`node_modules/.bin/${args[0]}`) ? undefined : `${args[0]} is not installed`;
  }
  if (program !== 'npm' || args.length === 0) return undefined;
  const script = args[0] === 'run' ? args[1] : args[0];
  if (script === undefined) return undefined;
  if (args[0] !== 'run' && npmOwn.has(script)) return undefined;
  if (!scripts.includes(script)) return `package.json has no script "${script}"`;
  const own = args.indexOf('--');
  return script === 'cli' && own >= 0 && isWhole ? parse(args.slice(own + 1)) : undefined;
}

/** Every document of the checkout, relative to it. */
export function documentsIn(base) {
  const atRoot = readdirSync(base).filter((name) => name.endsWith('.md'));
  const below = readdirSync(join(base, 'docs'), { recursive: true })
    .map((name) => `docs/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));
  return [...atRoot, ...below].sort();
}

/** Promises that are not kept yet may name what is still to come. */
const withoutOpenPromises = (markdown) => markdown.replace(/^\|.*\| open \|$/gm, '');

/** The whole check on a checkout. @returns {Promise<string[]>} what is wrong */
export async function checkDocs(base) {
  const read = (path) => readFileSync(join(base, path), 'utf8');
  const around = {
    scripts: Object.keys(JSON.parse(read('package.json')).scripts),
    exists: (path) => existsSync(join(base, path)),
    read,
    parse: await commandParser(base),
  };
  const found = documentsIn(base).map(async (path) => {
    const markdown = withoutOpenPromises(read(path));
    return [
      ...deadLinks(path, markdown, around),
      ...missingPaths(path, markdown, around),
      ...(await wrongCommands(path, markdown, around)),
    ];
  });
  return (await Promise.all(found)).flat();
}

/**
 * The program's own reading of a command line, without carrying it out.
 * @returns {Promise<Surroundings['parse']>}
 */
export async function commandParser(base) {
  const { runnerImport } = await import('vite');
  const load = (path) => runnerImport(join(base, path), { root: base, configFile: false });
  const [{ module: shapes }, { module: flags }] = await Promise.all([
    load('src-main/cli/commands/shapes.ts'),
    load('src-main/cli/flags/command.ts'),
  ]);
  return async ([name = '', ...args]) => {
    if (/^(-h|--help|-V|--version|help)$/.test(name)) return undefined;
    const shape = shapes.SHAPES.find((one) => one.name === name);
    if (shape === undefined) return `there is no command "${name}"`;
    const command = flags
      .buildCommand(shape, async () => {})
      .exitOverride()
      .configureOutput({ writeOut: () => {}, writeErr: () => {} });
    try {
      await command.parseAsync(args, { from: 'user' });
      return undefined;
    } catch (error) {
      return error.exitCode === 0 ? undefined : error.message;
    }
  };
}
