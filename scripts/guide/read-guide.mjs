/**
 * Reads the user guide's pages as the app shows them: blocks and spans as plain data, links resolved
 * to pages, pictures by name. The Markdown is read here, while building; the window only draws.
 */
import { lexer } from 'marked';
import { anchorOf } from './anchor.mjs';

/**
 * One page.
 * @param {string} id the file's name without its ending
 * @param {string} markdown
 * @returns {import('../../src-renderer/features/help/guide.ts').GuidePage}
 * @throws {Error} when it holds something the window has no drawing for
 */
export function readPage(id, markdown) {
  const tokens = lexer(markdown).filter((token) => !isUnseen(token));
  const [first] = tokens;
  if (first?.type !== 'heading' || first.depth !== 1) {
    throw new Error(`${id}.md has to begin with a heading of the first level`);
  }
  const title = plain(spansOf(first.tokens));
  const sections = [{ id: '', title, level: 1, blocks: [] }];
  for (const token of tokens.slice(1)) {
    if (token.type === 'heading') {
      const spans = spansOf(token.tokens);
      const name = plain(spans);
      sections.push({ id: anchorOf(name), title: name, level: token.depth, blocks: [] });
    } else sections.at(-1)?.blocks.push(blockOf(token, id));
  }
  return { id, title, sections };
}

/** Names of all pictures in a page, without theme and ending. */
export function picturesIn(page) {
  const names = new Set();
  const visit = (value) => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      if (value.kind === 'picture') names.add(value.name);
      for (const one of Object.values(value)) visit(one);
    }
  };
  visit(page.sections);
  return [...names];
}

/** Room between blocks, and comments of those who write. */
function isUnseen({ type, raw }) {
  return type === 'space' || (type === 'html' && /^<!--[\s\S]*-->\s*$/.test(raw));
}

function blockOf(token, page) {
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return paragraphOf(token.tokens ?? [token]);
    case 'list':
      return {
        kind: 'list',
        ordered: token.ordered,
        items: token.items.map((item) =>
          item.tokens.filter((one) => !isUnseen(one)).map((one) => blockOf(one, page)),
        ),
      };
    case 'code':
      return { kind: 'code', text: token.text };
    case 'table':
      return {
        kind: 'table',
        head: token.header.map((cell) => spansOf(cell.tokens)),
        rows: token.rows.map((row) => row.map((cell) => spansOf(cell.tokens))),
      };
    default:
      throw new Error(`${page}.md: nothing draws a “${token.type}”`);
  }
}

/** A picture stands in a paragraph of its own. */
function paragraphOf(tokens) {
  const [only] = tokens;
  if (tokens.length === 1 && only.type === 'image') {
    return { kind: 'picture', name: pictureName(only.href), alt: only.text };
  }
  return { kind: 'paragraph', spans: spansOf(tokens) };
}

function pictureName(href) {
  const name = /^\.\.\/images\/([a-z0-9-]+)-(?:dark|light)\.png$/.exec(href)?.[1];
  if (name === undefined) throw new Error(`${href} is no picture of docs/images in two themes`);
  return name;
}

function spansOf(tokens) {
  return tokens.map((token) => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return { kind: 'text', text: unescaped(token.text) };
      case 'codespan':
        return { kind: 'code', text: token.text };
      case 'strong':
      case 'em':
        return { kind: token.type, spans: spansOf(token.tokens) };
      case 'link':
        return linkOf(token);
      case 'br':
        return { kind: 'text', text: '\n' };
      default:
        throw new Error(`nothing draws a “${token.type}” in a line: ${token.raw}`);
    }
  });
}

/** Only pages of the guide are linked: the window opens no address of a document. */
function linkOf({ href, tokens }) {
  const spans = spansOf(tokens);
  const inside = /^(?:([a-z-]+|README)\.md)?(?:#(.+))?$/.exec(href);
  if (!inside) return { kind: 'em', spans };
  return { kind: 'link', page: inside[1] ?? '', section: inside[2] ?? '', spans };
}

function unescaped(text) {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

const plain = (spans) => spans.map((span) => span.text ?? plain(span.spans)).join('');
