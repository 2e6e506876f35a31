/**
 * The morning as one page that stands alone: no script, nothing from the network, every text of
 * folders and servers escaped. Pure; pictures are handed in as data.
 */
import type { Morning, MorningCause, MorningPicture } from '../../src-shared/domain/morning.ts';
import type { WaitCause } from '../../src-shared/domain/waits.ts';
import { localIso } from '../runtime/file-stamp.ts';
import { counted } from './counted.ts';

/** JPEG bytes by output id; a picture without bytes is named only. */
export type Thumbnails = ReadonlyMap<string, Uint8Array>;

const WAITED: Readonly<Record<WaitCause, string>> = {
  'signed-out': 'signed out',
  credits: 'out of credits',
  'disk-full': 'the disk was full',
  'folder-missing': 'the results folder was gone',
  user: 'paused by you',
  pilot: 'the pilot waited for your yes',
  'rate-limited': 'the server asked to wait (429)',
  network: 'no connection',
  server: 'the server did not answer properly',
  limits: 'ready SKUs waited for a free job or the next minute',
  asleep: 'the computer slept',
  closed: 'the app was not running',
};

export function waitedWords(cause: WaitCause): string {
  return WAITED[cause];
}

export function morningPage(morning: Morning, thumbnails: Thumbnails, nowMs: number): string {
  const { counts, spent } = morning;
  const title = `${morning.name}: ${counts.done} of ${counted(counts.total, 'SKU')} done`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(morning.name)}</h1>
<p class="quiet">${escaped(morning.outputLabel)} · ${escaped(localIso(nowMs))}${morning.sandbox ? ' · sandbox, nothing was charged' : ''}</p>
<dl>
${fact('Done', `${counts.done} of ${counts.total}${counts.skipped > 0 ? ` (${counts.skipped} before)` : ''}`)}
${factIf('Failed', counts.failed)}${factIf('Incomplete', counts.partial)}${factIf('Need you', counts.unclear + counts.parked)}${factIf('Cancelled', counts.cancelled)}${factIf('Not finished', counts.unfinished)}
${fact('Pictures', `${spent.picturesSaved} of ${spent.picturesOrdered} ordered`)}
${fact('Credits', creditWords(morning))}
${morning.workedMs === null ? '' : fact('Worked', durationWords(morning.workedMs))}
</dl>
${morning.causes.map(causePart).join('\n')}
${paidTwicePart(morning)}
${waitsPart(morning)}
${picturesPart(morning.pictures, thumbnails)}
</body>
</html>
`;
}

function causePart({ message, remedy, runs, retry }: MorningCause): string {
  const again =
    retry === 'paid' ? 'Trying again costs again.' : 'Trying again costs nothing extra.';
  const rows = runs
    .map(
      ({ sku, detail }) => `<li>${escaped(sku)}${detail ? ` <q>${escaped(detail)}</q>` : ''}</li>`,
    )
    .join('');
  return `<section><h2>${runs.length} × ${escaped(message)}</h2><p>${escaped(remedy ?? '')} ${again}</p><ul>${rows}</ul></section>`;
}

/** What a lost answer cost, in words. */
export function paidTwiceWords({ sku, jobId }: Morning['paidTwice'][number]): string {
  return (
    `${sku}: the answer of job ${jobId} was lost, and the job was found only after it had been sent ` +
    'again. Both cost; the pictures of both are in its folder.'
  );
}

function paidTwicePart({ paidTwice }: Morning): string {
  if (paidTwice.length === 0) return '';
  const rows = paidTwice.map((one) => `<li>${escaped(paidTwiceWords(one))}</li>`).join('');
  return `<section><h2>Paid twice</h2><ul>${rows}</ul></section>`;
}

function waitsPart({ waits }: Morning): string {
  if (waits.length === 0) return '';
  const rows = waits
    .map(({ cause, ms, times }) => {
      return `<li>${durationWords(ms)}: ${escaped(WAITED[cause])}${times > 1 ? ` (${times} times)` : ''}</li>`;
    })
    .join('');
  return `<section><h2>Why it waited</h2><ul>${rows}</ul></section>`;
}

function picturesPart(pictures: readonly MorningPicture[], thumbnails: Thumbnails): string {
  if (pictures.length === 0) return '';
  const figures = pictures.map((picture) => {
    const bytes = thumbnails.get(picture.outputId);
    const image = bytes
      ? `<img alt="" src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}">`
      : '';
    const score = picture.qualityScore === null ? '' : ` · ${picture.qualityScore}`;
    const review = picture.needsReview
      ? `<br><strong>${escaped(picture.reviewReason ?? 'to be looked at')}</strong>`
      : '';
    const caption = `${escaped(picture.sku)} / ${escaped(picture.fileName)}${score}${review}`;
    return `<figure>${image}<figcaption>${caption}</figcaption></figure>`;
  });
  return `<section><h2>Look at these first</h2><div class="wall">${figures.join('')}</div></section>`;
}

export function creditWords({ spent }: Morning): string {
  const foretold =
    spent.estimate === null ? '' : `, ${number(spent.estimate)} expected at the start`;
  const open = spent.unpriced === 0 ? '' : `, ${counted(spent.unpriced, 'job')} not priced yet`;
  return `${number(spent.credits)} spent${foretold}${open}`;
}

/** Whole minutes from one minute on: "7 h 05 min", "12 min", "40 s". */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

function fact(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`;
}

function factIf(name: string, count: number): string {
  return count === 0 ? '' : fact(name, String(count));
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
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

const STYLE = `
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a;background:#fafafa}
h1{font-size:1.6rem;margin:0}h2{font-size:1.05rem;margin:1.6rem 0 .3rem}.quiet{color:#5c5c5c;margin:.2rem 0 1rem}
dl{display:flex;flex-wrap:wrap;gap:1.5rem;margin:0}dt{color:#5c5c5c;font-size:.85rem}dd{margin:0;font-size:1.1rem}
.wall{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:1rem}figure{margin:0}
img{width:100%;display:block;background:#e4e4e4}figcaption{font-size:.8rem;overflow-wrap:anywhere}q{color:#5c5c5c}
@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}.quiet,dt,q{color:#a0a0a0}img{background:#2a2a2a}}
`;
