/** The morning for a terminal: the same facts as the page, line by line. Pure. */
import type { Morning } from '../../src-shared/domain/morning.ts';
import { english, spokenEnglish } from '../../src-shared/text/in-english.ts';
import { counted } from './counted.ts';
import { creditWords, durationWords, paidTwiceWords } from './morning-page.ts';

/** So many SKUs and pictures are named; the page names all. */
const MOST_NAMED = 10;

export function morningText(morning: Morning): string {
  const { counts, spent } = morning;
  const rest = [
    part(counts.failed, 'failed'),
    part(counts.partial, 'incomplete'),
    part(counts.unclear + counts.parked, 'need you'),
    part(counts.cancelled, 'cancelled'),
    part(counts.unfinished, 'not finished'),
  ].join('');
  const worked = morning.workedMs === null ? '' : ` in ${durationWords(morning.workedMs)}`;
  const lines = [
    `${morning.name}${morning.sandbox ? ' (sandbox)' : ''}, batch ${morning.batchId}`,
    `${counts.done} of ${counted(counts.total, 'SKU')} done${rest}${worked}`,
    `${counted(spent.picturesSaved, 'picture')}, credits: ${creditWords(morning, spokenEnglish)}`,
    ...morning.causes.flatMap(({ message, remedy, runs, retry }) => [
      '',
      `${runs.length} × ${message}`,
      ...(remedy === null ? [] : [`  ${remedy}`]),
      `  ${retry === 'paid' ? 'Trying again costs again' : 'Trying again costs nothing extra'}: ${named(runs.map(({ sku }) => sku))}`,
    ]),
    ...morning.paidTwice.flatMap((one) => ['', paidTwiceWords(one, spokenEnglish)]),
    ...(morning.waits.length === 0 ? [] : ['', 'Why it waited']),
    ...morning.waits.map(
      ({ cause, ms }) => `  ${durationWords(ms)}: ${english(`report.wait-${cause}`)}`,
    ),
    ...lookFirst(morning),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function lookFirst({ pictures }: Morning): string[] {
  const doubtful = pictures.filter(({ needsReview }) => needsReview);
  if (doubtful.length === 0) return [];
  return [
    '',
    'Look at these first',
    ...doubtful
      .slice(0, MOST_NAMED)
      .map(({ place, fileName, reviewReason }) => `  ${place}/${fileName}  ${reviewReason ?? ''}`),
  ];
}

function part(count: number, word: string): string {
  return count === 0 ? '' : `, ${count} ${word}`;
}

function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Names come from folders and servers: nothing of them may move the cursor. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').trimEnd();
}
