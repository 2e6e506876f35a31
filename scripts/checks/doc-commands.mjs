/** Finds the commands that a document shows, and takes them apart as a shell would. Pure. */

/** @typedef {{ text: string, isWhole: boolean }} ShownCommand `isWhole`: nothing is left out of it */

/** Code in other languages holds no commands. */
const shells = ['', 'sh', 'bash', 'shell', 'console'];

const programs = /^(npm|npx|node|flat-to-model)(\s|$)/;

/**
 * Lines of shell code, and inline code that begins like a command.
 * @param {string} markdown
 * @returns {ShownCommand[]}
 */
export function readCommands(markdown) {
  const blocks = [...markdown.matchAll(/^```(\w*)[^\n]*\n([\s\S]*?)^```/gm)];
  const lines = blocks.flatMap(([, language = '', code = '']) =>
    shells.includes(language) ? linesOf(code) : [],
  );
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...lines, ...spans]
    .map((line) => line.trim())
    .filter((line) => programs.test(line))
    .map((text) => ({ text, isWhole: !/…|\.\.\.|<[^>]+>/.test(text) && !isName.test(text) }));
}

/** In a sentence this names a command; it is not meant to be typed as it stands. */
const isName = /^flat-to-model( \w+)?$/;

function linesOf(code) {
  return code
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => line.split('&&'))
    .map((line) => line.replace(/^\s*\$ /, '').trim())
    .map((line) => line.replace(/^(?:[A-Z_]+=\S*\s+)+/, ''));
}

/**
 * The words of a command: quotes kept together, comments and redirections left out.
 * @param {string} line
 */
export function wordsOf(line) {
  const words = [];
  for (const [word, double, single] of line.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)) {
    if (word === '#' || word === '|') break;
    words.push(double ?? single ?? word);
  }
  const redirection = words.findIndex((word) => /^[12]?>>?$|^<$/.test(word));
  return redirection < 0 ? words : words.slice(0, redirection);
}
