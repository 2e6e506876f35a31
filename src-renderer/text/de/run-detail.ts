/** Words of a SKU's panel and of the queue, in German. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { runDetail as english } from '../en/run-detail.ts';

export const runDetail = {
  'run.files': 'Dateien',
  'run.phases': 'Zeit je Schritt',
  'run.phase-since': 'bisher {span}',
  'run.calls': 'Anfragen an PiktID',
  'run.calls-n': { one: '{n} Anfrage', other: '{n} Anfragen' },
  'run.call-times': '× {n}',
  'run.call-lost': 'keine Antwort',
  'run.call-ms': '{n} ms',
  'span.queued': 'Eingereiht',
  'span.preparing': 'Vorbereiten',
  'span.uploading': 'Hochladen',
  'span.ready': 'Warten auf einen Platz',
  'span.submitting': 'Auftrag senden',
  'span.unclear': 'Nachsehen',
  'span.processing': 'In Arbeit',
  'span.downloading': 'Holen',
  'span.parked': 'Obergrenze erreicht',
  'change.action': 'Ändern und neu bestellen…',
  'change.title': '{sku} mit Änderungen bestellen',
  'change.text':
    'Ein neuer Durchlauf dieser SKU im selben Stapel, in einen Ordner neben dem ersten. Was sie bisher hat, bleibt.',
  'change.notes': 'Notizen zu den Fotos',
  'change.note': 'Notiz zu {photo}',
  'change.price': { one: '{n} Bild', other: '{n} Bilder' },
  'change.price-about': 'etwa {n} Credits',
  'change.price-guess': 'etwa {n} Credits, grob geschätzt, bis PiktID einen Preis genannt hat',
  'change.order': 'Bestellen',
  'change.ordered': '{sku} ist mit Ihren Änderungen wieder in der Warteschlange.',
  'queue.place': 'Platz in der Warteschlange',
  'queue.first': 'An den Anfang der Warteschlange',
  'queue.up': 'Einen Platz nach vorn',
  'queue.down': 'Einen Platz nach hinten',
  'queue.last': 'An das Ende der Warteschlange',
  'queue.moved': '{name} ist Nummer {n} in der Warteschlange',
  'pilot.switch': 'Probestück: erst eine SKU',
  'pilot.switch-text':
    'Die erste SKU entsteht allein. Sie sehen ihre Bilder an und geben dann den Rest frei oder brechen ihn ab.',
  'pilot.see': 'Ansehen',
  'share.text': '{free} von {all} Plätzen für uns frei',
  'share.hint':
    'Ein anderer Computer benutzt offenbar dieses Konto. {free} seiner {all} Plätze für Aufträge bleiben uns; das zeigt sich an Ablehnungen und wird immer wieder geprüft.',
} satisfies Translation<typeof english>;
