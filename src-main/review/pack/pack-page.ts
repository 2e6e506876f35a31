/**
 * The page of a review pack as text: opens from a folder in any browser, loads nothing but the
 * pictures beside it, and runs only the script whose hash it names. Pure.
 */
import { createHash } from 'node:crypto';
import type { PackAnswer } from '../../../src-shared/domain/export/views.ts';
import type { Judgement, RejectReason } from '../../../src-shared/domain/review/judgement.ts';

export interface PackResult extends Omit<Judgement, 'label'> {
  readonly id: string;
  /** Place in `skus`. */
  readonly sku: number;
  readonly file: string;
  /** Relative to the page. */
  readonly src: string;
  readonly thumb: string;
}

export interface PackContent {
  readonly pack: PackAnswer['pack'];
  readonly title: string;
  readonly note: string;
  /** Day it was made, `2026-11-23`. */
  readonly made: string;
  readonly skus: readonly {
    readonly name: string;
    readonly flatLays: readonly { readonly name: string; readonly src: string }[];
  }[];
  readonly results: readonly PackResult[];
}

const REASONS: readonly (readonly [RejectReason, string])[] = [
  ['hands', 'Hands'],
  ['logo', 'Logo'],
  ['colour', 'Colour'],
  ['fit', 'Fit'],
  ['face', 'Face'],
  ['other', 'Other'],
];

export function packPage(content: PackContent, css: string, js: string): string {
  const policy = [
    "default-src 'none'",
    // In a folder `'self'` is nothing to some browsers, so the scheme is named too.
    "img-src 'self' file:",
    `style-src '${hashOf(css)}'`,
    `script-src '${hashOf(js)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = inScript(JSON.stringify({ ...content, reasons: REASONS }));
  const { title, note, made, results } = content;
  const count = results.length === 1 ? '1 picture' : `${results.length} pictures`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${css}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<span class="facts">${count} · ${escaped(made)} · <span id="counts"></span></span>
<span class="end">
<label class="inline">Show <select id="filter"><option value="all">all</option><option value="open">open</option><option value="pick">picked</option><option value="reject">rejected</option></select></label>
<label class="inline">Your name <input id="by" type="text" maxlength="200" autocomplete="name"></label>
<button id="save" class="primary" type="button">Save answers</button>
</span>
</header>
<main>
<div id="flat-lays" class="flat-lays"></div>
<button id="stage" class="stage" type="button" aria-label="Picture at 100 %"><img id="picture" alt=""></button>
<p id="none" class="empty" hidden>No picture is like this. Show all again.</p>
</main>
<aside aria-label="Judgement">
<div><h2 id="sku"></h2><p id="file"></p><p id="place"></p></div>
${note === '' ? '' : `<p>${escaped(note)}</p>`}
<div class="group" role="group" aria-label="Verdict"><div class="row verdicts"><button id="pick" class="pick" type="button">✓ Pick</button><button id="reject" class="reject" type="button">✕ Reject</button></div>
<label class="inline"><input id="advance" type="checkbox" checked> Then go to the next</label></div>
<div class="group" role="group" aria-label="Stars"><div id="stars" class="row stars"></div></div>
<div id="why" class="group" role="group" aria-label="Reasons"><span>What is wrong</span><div id="reasons" class="row"></div></div>
<div class="group"><label for="note">Note</label><textarea id="note" maxlength="2000"></textarea></div>
<p id="said" role="status" aria-live="polite"></p>
<dl class="keys"><dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>step</dd><dt><kbd>P</kbd> <kbd>X</kbd> <kbd>U</kbd></dt><dd>pick, reject, open again</dd><dt><kbd>1</kbd>–<kbd>5</kbd></dt><dd>stars</dd><dt><kbd>N</kbd></dt><dd>note, <kbd>Esc</kbd> leaves it</dd><dt><kbd>G</kbd></dt><dd>next open one</dd><dt><kbd>Z</kbd></dt><dd>100 %</dd><dt><kbd>Ctrl</kbd> <kbd>Z</kbd></dt><dd>undo</dd><dt><kbd>Ctrl</kbd> <kbd>S</kbd></dt><dd>save answers</dd></dl>
</aside>
<footer><ol id="strip" class="strip" aria-label="Pictures"></ol></footer>
<script type="application/json" id="data">${data}</script>
<script>${js}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Names of folders could close the element, or open a comment in it. */
function inScript(json: string): string {
  return json.replace(/[<>\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
