/**
 * The page of a review pack as text: opens from a folder in any browser, loads nothing but the
 * pictures beside it, and runs only the script whose hash it names. Pure.
 */
import { createHash } from 'node:crypto';
import type { PackAnswer } from '../../../src-shared/domain/export/views.ts';
import { type Judgement, RejectReason } from '../../../src-shared/domain/review/judgement.ts';
import type { Say, Spoken } from '../../../src-shared/text/catalogue.ts';
import { filler } from '../../../src-shared/text/translate.ts';

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

/** In the language of `texts`: who answers may speak another, but gets what was handed over. */
export function packPage(content: PackContent, css: string, js: string, texts: Spoken): string {
  const { language, say } = texts;
  const s = (key: Parameters<typeof fill>[0], fields: object = {}) => escaped(fill(key, fields));
  const fill = filler(say);
  const policy = [
    "default-src 'none'",
    // In a folder `'self'` is nothing to some browsers, so the scheme is named too.
    "img-src 'self' file:",
    `style-src '${hashOf(css)}'`,
    `script-src '${hashOf(js)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = inScript(JSON.stringify({ ...content, ...scriptWords(say) }));
  const { title, note, made, results } = content;
  return `<!doctype html>
<html lang="${language}">
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
<span class="facts">${s('pack.count', { n: results.length })} · ${escaped(made)} · <span id="counts"></span></span>
<span class="end">
<label class="inline">${s('pack.show')} <select id="filter"><option value="all">${s('pack.show-all')}</option><option value="open">${s('pack.show-open')}</option><option value="pick">${s('pack.show-pick')}</option><option value="reject">${s('pack.show-reject')}</option></select></label>
<label class="inline">${s('pack.by')} <input id="by" type="text" maxlength="200" autocomplete="name"></label>
<button id="save" class="primary" type="button">${s('pack.save')}</button>
</span>
</header>
<main>
<div id="flat-lays" class="flat-lays"></div>
<button id="stage" class="stage" type="button" aria-label="${s('pack.full')}"><img id="picture" alt=""></button>
<p id="none" class="empty" hidden>${s('pack.none')}</p>
</main>
<aside aria-label="${s('pack.judgement')}">
<div><h2 id="sku"></h2><p id="file"></p><p id="place"></p></div>
${note === '' ? '' : `<p>${escaped(note)}</p>`}
<div class="group" role="group" aria-label="${s('pack.verdict')}"><div class="row verdicts"><button id="pick" class="pick" type="button">✓ ${s('pack.pick')}</button><button id="reject" class="reject" type="button">✕ ${s('pack.reject')}</button></div>
<label class="inline"><input id="advance" type="checkbox" checked> ${s('pack.advance')}</label></div>
<div class="group" role="group" aria-label="${s('pack.stars')}"><div id="stars" class="row stars"></div></div>
<div id="why" class="group" role="group" aria-label="${s('pack.reasons')}"><span>${s('pack.wrong')}</span><div id="reasons" class="row"></div></div>
<div class="group"><label for="note">${s('pack.note')}</label><textarea id="note" maxlength="2000"></textarea></div>
<p id="said" role="status" aria-live="polite"></p>
<dl class="keys"><dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>${s('pack.key-step')}</dd><dt><kbd>P</kbd> <kbd>X</kbd> <kbd>U</kbd></dt><dd>${s('pack.key-verdict')}</dd><dt><kbd>1</kbd>–<kbd>5</kbd></dt><dd>${s('pack.key-stars')}</dd><dt><kbd>N</kbd></dt><dd>${s('pack.key-note', { key: '\u0000' }).replace('\u0000', '<kbd>Esc</kbd>')}</dd><dt><kbd>G</kbd></dt><dd>${s('pack.key-next')}</dd><dt><kbd>Z</kbd></dt><dd>100 %</dd><dt><kbd>Ctrl</kbd> <kbd>Z</kbd></dt><dd>${s('pack.key-undo')}</dd><dt><kbd>Ctrl</kbd> <kbd>S</kbd></dt><dd>${s('pack.key-save')}</dd></dl>
</aside>
<footer><ol id="strip" class="strip" aria-label="${s('pack.strip')}"></ol></footer>
<script type="application/json" id="data">${data}</script>
<script>${js}</script>
</body>
</html>
`;
}

/** What the script says: sentences whose names it fills in itself. */
function scriptWords(say: Say) {
  return {
    reasons: RejectReason.options.map((reason) => [reason, say(`pack.reason-${reason}`)] as const),
    words: {
      counts: open(say, 'pack.counts', 'picked', 'rejected', 'open'),
      place: open(say, 'pack.place', 'at', 'all'),
      flatLay: open(say, 'pack.flat-lay', 'name'),
      stars: [1, 2, 3, 4, 5].map((n) => say('pack.star', { n })),
      saidStars: open(say, 'pack.said-stars', 'n'),
      shown: {
        pick: say('pack.show-pick'),
        reject: say('pack.show-reject'),
        open: say('pack.show-open'),
      },
      said: {
        pick: say('pack.said-pick'),
        reject: say('pack.said-reject'),
        open: say('pack.said-open'),
      },
      undone: say('pack.said-undone'),
      allJudged: say('pack.said-all-judged'),
      nameFirst: say('pack.said-name-first'),
      saved: say('pack.said-saved'),
      noteKept: say('pack.said-note'),
      reason: open(say, 'pack.said-reason', 'reason'),
      noReason: open(say, 'pack.said-no-reason', 'reason'),
    },
  };
}

/** A sentence with its names left open, for the script to fill. */
function open(say: Say, key: Parameters<ReturnType<typeof filler>>[0], ...names: string[]): string {
  return filler(say)(key as never, Object.fromEntries(names.map((name) => [name, `{${name}}`])));
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
