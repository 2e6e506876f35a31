/** What is told when a batch begins, of the keychain, and of mistakes in a text, in Italian. */
import type { remarks as english } from '../en/remarks.ts';
import type { Translation } from '../translate.ts';

export const remarks: Translation<typeof english> = {
  'remark.photo': '{sku}: {problem}',
  'remark.more-photos': {
    one: 'C’è ancora {n} osservazione sulle foto.',
    other: 'Ci sono ancora {n} osservazioni sulle foto.',
  },
  'remark.place-occupied':
    '{place} contiene altri file, che restano come sono; i risultati di {sku} vanno in {to}.',
  'remark.place-taken': 'Il nome {place} è già usato; i risultati di {sku} vanno in {to}.',
  'remark.folder-occupied':
    '{place} contiene altri file, che restano come sono; i risultati vanno in {to}.',
  'remark.parallel-lowered':
    '{asked} lavori alla volta sono più dei {jobs} dell’account; se ne usano {jobs}.',
  'remark.done-elsewhere':
    '{sku}: {place} contiene risultati che non sono stati fatti qui; saltato, nessuna immagine è stata fatta.',
  'remark.fetch-first': {
    one: '{sku}: le immagini mancanti vengono prima recuperate, gratis. Solo ciò che PiktID non può consegnare viene riordinato, per circa {n} credito.',
    other:
      '{sku}: le immagini mancanti vengono prima recuperate, gratis. Solo ciò che PiktID non può consegnare viene riordinato, per circa {n} crediti.',
  },
  'keychain.allow':
    'Consentire all’app l’uso del portachiavi quando macOS lo chiede, poi accedere di nuovo.',
  'keychain.own-profile': 'Accedere a Windows con un profilo proprio, poi accedere di nuovo qui.',
  'keychain.keyring':
    'Installare e sbloccare un portachiavi (GNOME Keyring o KWallet), riavviare l’app, poi accedere.',
  'mistake.place': 'riga {line}, colonna {column}',
  'mistake.instruction': 'istruzione {n}',
  'mistake.at': '{place}: {mistake}',
  'mistake.found': 'qui c’è {letter}',
  'mistake.text-ends': 'il testo finisce qui',
  'mistake.no-value': 'ci si aspetta un valore, ma {found}',
  'mistake.no-field-name': 'ci si aspetta un nome di campo tra virgolette doppie, ma {found}',
  'mistake.no-colon': 'ci si aspetta ":", ma {found}',
  'mistake.no-comma': 'ci si aspetta "," o "{end}", ma {found}',
  'mistake.no-end': 'ci si aspetta la fine del testo, ma {found}',
  'mistake.too-deep': 'troppi livelli annidati',
  'mistake.no-closing-quote': 'un testo senza le virgolette di chiusura',
  'mistake.line-break': 'un a capo dentro un testo; scrivere \\n',
  'mistake.backslash': 'una barra rovesciata senza significato; scrivere \\\\',
  'mistake.no-list': 'ci si aspetta un elenco di istruzioni, o {"instructions": […]}',
  'mistake.not-text': 'ci si aspetta un testo tra virgolette doppie',
  'mistake.not-number': 'ci si aspetta un numero',
  'mistake.not-whole-number': 'ci si aspetta un numero intero',
  'mistake.not-object': 'ci si aspetta un oggetto tra parentesi graffe',
  'mistake.not-list': 'ci si aspetta un elenco tra parentesi quadre',
  'mistake.not-one-of': 'ci si aspetta uno tra {values}',
  'mistake.too-few': 'serve almeno {limit} istruzione',
  'mistake.too-many': 'si possono inviare al massimo {limit} istruzioni',
  'mistake.too-small': 'deve essere almeno {limit}',
  'mistake.too-large': 'deve essere al massimo {limit}',
};
