/**
 * The morning as one page that stands alone: no script, nothing from the network, every text of
 * folders and servers escaped. Pure; pictures are handed in as data.
 */
import type { Morning, MorningCause, MorningPicture } from '../../src-shared/domain/morning.ts';
import type { Spoken } from '../../src-shared/text/catalogue.ts';
import { failureWords } from '../../src-shared/text/failure-words.ts';
import type { Language } from '../../src-shared/text/languages.ts';
import { filler } from '../../src-shared/text/translate.ts';

/** JPEG bytes by output id; a picture without bytes is named only. */
export type Thumbnails = ReadonlyMap<string, Uint8Array>;

export function morningPage(
  morning: Morning,
  thumbnails: Thumbnails,
  nowMs: number,
  spoken: Spoken,
): string {
  const { counts, spent, name } = morning;
  const { language, say } = spoken;
  const title = say('report.title', { name, done: counts.done, n: counts.total });
  const head = [
    morning.outputLabel,
    momentWords(nowMs, language),
    ...(morning.sandbox ? [say('report.sandbox')] : []),
  ].join(' · ');
  const done = say('report.of', { done: counts.done, all: counts.total });
  const before = counts.skipped > 0 ? ` (${say('report.before', { n: counts.skipped })})` : '';
  const saved = { saved: spent.picturesSaved, ordered: spent.picturesOrdered };
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(name)}</h1>
<p class="quiet">${escaped(head)}</p>
<dl>
${fact(say('report.done'), `${done}${before}`)}
${factIf(say('report.failed'), counts.failed)}${factIf(say('report.partial'), counts.partial)}${factIf(say('report.needs-you'), counts.unclear + counts.parked)}${factIf(say('report.cancelled'), counts.cancelled)}${factIf(say('report.unfinished'), counts.unfinished)}
${fact(say('report.pictures'), say('report.saved', saved))}
${fact(say('report.credits'), creditWords(morning, spoken))}
${morning.workedMs === null ? '' : fact(say('report.worked'), durationWords(morning.workedMs))}
</dl>
${morning.causes.map((cause) => causePart(cause, spoken)).join('\n')}
${paidTwicePart(morning, spoken)}
${waitsPart(morning, spoken)}
${picturesPart(morning.pictures, thumbnails, spoken)}
</body>
</html>
`;
}

function causePart(cause: MorningCause, { language, say }: Spoken): string {
  const { runs, retry, remedy, ...failure } = cause;
  const told = remedy === null ? failure : { ...failure, remedy };
  const words = failureWords(withoutNames(told), language, filler(say));
  const again = say(`report.again-${retry}`);
  const rows = runs
    .map(({ sku, detail, about }) => {
      const own = [...new Set([detail, about].filter((part) => part))].join(' · ');
      return `<li>${escaped(sku)}${own === '' ? '' : ` <q>${escaped(own)}</q>`}</li>`;
    })
    .join('');
  const title = say('report.cause', { n: runs.length, cause: words.message });
  return `<section><h2>${escaped(title)}</h2><p>${escaped(words.remedy ?? '')} ${escaped(again)}</p><ul>${rows}</ul></section>`;
}

/** What a lost answer cost, in words. */
export function paidTwiceWords(
  { sku, jobId }: Morning['paidTwice'][number],
  { say }: Spoken,
): string {
  return say('report.paid-twice-text', { sku, job: jobId });
}

function paidTwicePart({ paidTwice }: Morning, spoken: Spoken): string {
  if (paidTwice.length === 0) return '';
  const rows = paidTwice.map((one) => `<li>${escaped(paidTwiceWords(one, spoken))}</li>`).join('');
  return `<section><h2>${escaped(spoken.say('report.paid-twice'))}</h2><ul>${rows}</ul></section>`;
}

function waitsPart({ waits }: Morning, { say }: Spoken): string {
  if (waits.length === 0) return '';
  const rows = waits
    .map(({ cause, ms, times }) => {
      const span = durationWords(ms);
      const words = say('report.wait', { span, cause: say(`report.wait-${cause}`) });
      const often = times > 1 ? ` (${say('report.times', { n: times })})` : '';
      return `<li>${escaped(`${words}${often}`)}</li>`;
    })
    .join('');
  return `<section><h2>${escaped(say('report.waited'))}</h2><ul>${rows}</ul></section>`;
}

function picturesPart(
  pictures: readonly MorningPicture[],
  thumbnails: Thumbnails,
  { language, say }: Spoken,
): string {
  if (pictures.length === 0) return '';
  const scores = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const figures = pictures.map((picture) => {
    const bytes = thumbnails.get(picture.outputId);
    const image = bytes
      ? `<img alt="" src="data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}">`
      : '';
    const score = picture.qualityScore === null ? '' : ` · ${scores.format(picture.qualityScore)}`;
    const review = picture.needsReview
      ? `<br><strong>${escaped(picture.reviewReason ?? say('report.doubt'))}</strong>`
      : '';
    const caption = `${escaped(picture.sku)} / ${escaped(picture.fileName)}${score}${review}`;
    return `<figure>${image}<figcaption>${caption}</figcaption></figure>`;
  });
  return `<section><h2>${escaped(say('report.first'))}</h2><div class="wall">${figures.join('')}</div></section>`;
}

export function creditWords({ spent }: Morning, { say }: Spoken): string {
  return [
    say('report.spent', { n: hundredths(spent.credits) }),
    ...(spent.estimate === null ? [] : [say('report.expected', { n: hundredths(spent.estimate) })]),
    ...(spent.unpriced === 0 ? [] : [say('report.unpriced', { n: spent.unpriced })]),
  ].join(', ');
}

/** Whole minutes from one minute on: "7 h 05 min", "12 min", "40 s". The same in every language. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

function momentWords(ms: number, language: Language): string {
  const parts = { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(language, parts).format(ms);
}

/** The SKUs beneath the cause say whose file it was. */
function withoutNames<Told extends { readonly message: string }>(told: Told): Told {
  return { ...told, about: '' };
}

function fact(name: string, value: string): string {
  return `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`;
}

function factIf(name: string, count: number): string {
  return count === 0 ? '' : fact(name, String(count));
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
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
