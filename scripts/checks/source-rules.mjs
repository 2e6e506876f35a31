/**
 * Names that only one place may use, where an import rule cannot tell: they are members of a
 * module or of `window`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesOnDisk } from './imports.mjs';

/** @type {readonly { name: string, pattern: RegExp, within: RegExp, allowed: RegExp, why: string }[]} */
export const sourceRules = [
  {
    name: 'ipc-main',
    pattern: /\bipcMain\b/,
    within: /^src-/,
    allowed: /^src-main\/ipc\/serve\.ts$/,
    why: 'every call is checked in src-main/ipc/serve.ts',
  },
  {
    name: 'ipc-renderer',
    pattern: /\bipcRenderer\b/,
    within: /^src-/,
    allowed: /^src-main\/preload\//,
    why: 'only the preload speaks to the main process',
  },
  {
    name: 'web-contents-send',
    pattern:
      /\b(webContents|contents|sender|mainFrame|senderFrame)\??\.(send|sendToFrame|postMessage)\(/,
    within: /^src-main\//,
    allowed: /^src-main\/ipc\/emit\.ts$/,
    why: 'every event goes out through src-main/ipc/emit.ts',
  },
  {
    name: 'preload-api',
    pattern: /\b(window|globalThis|self)(\.studio\b|\[['"]studio)/,
    within: /^src-renderer\//,
    allowed: /^src-renderer\/bridge\//,
    why: "only src-renderer/bridge touches the preload's API",
  },
];

/** The code without its comments, line by line as before. */
export function withoutComments(code) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  return code.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/^(\s*)\/\/.*$/gm, (line) => blank(line));
}

/**
 * Lines that use a name outside its place. Test files are free.
 * @param {string} base absolute folder that holds `src-main` and the others
 * @returns {{ rule: string, place: string, why: string }[]}
 */
export function checkSources(base) {
  return modulesOnDisk(base)
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .flatMap((path) => {
      const rules = sourceRules.filter(
        (rule) => rule.within.test(path) && !rule.allowed.test(path),
      );
      if (rules.length === 0) return [];
      const lines = withoutComments(readFileSync(join(base, path), 'utf8')).split('\n');
      return rules.flatMap((rule) =>
        lines.flatMap((line, index) =>
          rule.pattern.test(line)
            ? [{ rule: rule.name, place: `${path}:${index + 1}`, why: rule.why }]
            : [],
        ),
      );
    });
}
