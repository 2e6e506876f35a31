/** Words of a SKU’s panel and of the queue, in Italian. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { runDetail as english } from '../en/run-detail.ts';

export const runDetail = {
  'run.files': 'File',
  'run.phases': 'Tempo per fase',
  'run.phase-since': '{span} finora',
  'run.calls': 'Chiamate a PiktID',
  'run.calls-n': { one: '{n} chiamata', many: '{n} di chiamate', other: '{n} chiamate' },
  'run.call-times': '× {n}',
  'run.call-lost': 'nessuna risposta',
  'run.call-ms': '{n} ms',
  'span.queued': 'In coda',
  'span.preparing': 'Preparazione',
  'span.uploading': 'Caricamento',
  'span.ready': 'In attesa di un posto',
  'span.submitting': 'Invio',
  'span.unclear': 'Ricerca',
  'span.processing': 'Generazione',
  'span.downloading': 'Recupero',
  'span.parked': 'Tetto raggiunto',
  'change.action': 'Modifica e ordina di nuovo…',
  'change.title': 'Ordina {sku} con modifiche',
  'change.text':
    'Una nuova esecuzione di questo SKU nello stesso lotto, in una cartella accanto alla prima. Quello che c’è già resta.',
  'change.notes': 'Note alle foto',
  'change.note': 'Nota a {photo}',
  'change.price': { one: '{n} immagine', many: '{n} di immagini', other: '{n} immagini' },
  'change.price-about': 'circa {n} crediti',
  'change.price-guess': 'circa {n} crediti, un’ipotesi finché PiktID non comunica un prezzo',
  'change.order': 'Ordina',
  'change.ordered': '{sku} è di nuovo in coda, con le modifiche.',
  'queue.place': 'Posizione in coda',
  'queue.first': 'Primo in coda',
  'queue.up': 'Su di una posizione',
  'queue.down': 'Giù di una posizione',
  'queue.last': 'Ultimo in coda',
  'queue.moved': '{name} è al numero {n} della coda',
  'pilot.switch': 'Prova: prima un solo SKU',
  'pilot.switch-text':
    'Il primo SKU viene realizzato da solo. Si guardano le sue immagini, poi si dà il via al resto o lo si annulla.',
  'pilot.see': 'Guarda',
  'share.text': '{free} posti su {all} liberi per noi',
  'share.hint':
    'Sembra che un altro computer usi questo account. Dei suoi {all} posti ne restano a noi {free}: lo si deduce dai rifiuti e si ricontrolla.',
} satisfies Translation<typeof english>;
