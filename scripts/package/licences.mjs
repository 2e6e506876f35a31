/**
 * The licences of everything in the product that others made: what is bundled, what lies beside
 * the bundle, and what leaves traces in the styles. Electron's own lie in its folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup/say.mjs';
import { closure } from './closure.mjs';

/** Builds its own lines into the product although it is a tool. */
const leavesTraces = ['tailwindcss'];

const licenceFile = /^(licen[cs]e|copying|notice|copyright)/i;

/**
 * @param {string} base the checkout
 * @returns {import('./closure.mjs').Package[]} by name, each version once
 */
export function licensedPackages(base) {
  const manifest = JSON.parse(readFileSync(join(base, 'package.json'), 'utf8'));
  const names = [...Object.keys(manifest.dependencies ?? {}), ...leavesTraces];
  const once = new Map(
    closure(names, base, { optional: true }).map((one) => [`${one.name}@${one.version}`, one]),
  );
  return [...once.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/**
 * One text: every package with its licence, every wording once.
 * @param {readonly { name: string, version: string, licence: string | undefined, texts: readonly string[] }[]} packages
 * @throws {SetupError} when one does not say its licence
 */
export function licencesText(packages) {
  const silent = packages.filter(({ licence }) => !licence);
  if (silent.length > 0) {
    const names = silent.map(({ name, version }) => `${name}@${version}`).join(', ');
    throw new SetupError(`These packages do not say their licence: ${names}.`);
  }
  const users = new Map();
  for (const { name, version, licence, texts } of packages) {
    const wording = texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
    const key = wording === '' ? `Licence: ${licence}` : wording;
    users.set(key, [...(users.get(key) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...users].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
  const rule = `\n\n${'-'.repeat(72)}\n\n`;
  return `Software by others in this product\n\nElectron's and Chromium's licences lie in their own files.${rule}${parts.join(rule)}\n`;
}

/** What a package says of its licence, and the texts that lie in it. */
export function licenceOf({ name, version, dir, manifest }) {
  const texts = readdirSync(dir)
    .filter((file) => licenceFile.test(file))
    .sort()
    .map((file) => readFileSync(join(dir, file), 'utf8'));
  const said = manifest.license ?? manifest.licenses?.map((one) => one.type).join(' OR ');
  const licence = (typeof said === 'object' ? said.type : said) ?? titleOf(texts);
  // Libraries compiled into it are named, with their licences, only in its description.
  const compiledIn = name.startsWith('@img/sharp-')
    ? [readFileSync(join(dir, 'README.md'), 'utf8')]
    : [];
  return { name, version, licence, texts: [...texts, ...compiledIn] };
}

/** A package whose manifest is silent may say it in the first line of its licence. */
function titleOf(texts) {
  const title = texts[0]?.trim().split('\n')[0]?.trim();
  return title === 'MIT License' || title === 'The MIT License (MIT)' ? 'MIT' : undefined;
}

/** The text for a checkout. */
export const collectLicences = (base) => licencesText(licensedPackages(base).map(licenceOf));
