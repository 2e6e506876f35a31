/** Words of the app about itself, in Italian. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { app as english } from '../en/app.ts';

export const app = {
  'language.title': 'Lingua',
  'language.system': 'Come il sistema',
  'language.hint': 'La finestra si riapre. I lotti continuano e ciò che è preparato resta.',
  'update.title': 'Aggiornamenti',
  'update.switch': 'Cerca aggiornamenti da sola',
  'update.switch-hint': 'Mai durante un lotto. Non viene inviato nulla sulla persona o sulle foto.',
  'update.check': 'Cerca ora',
  'update.checking': 'Ricerca…',
  'update.none': 'Questa è la versione più recente.',
  'update.off': 'Questa versione non cerca aggiornamenti.',
  'update.never': 'Non ancora cercato.',
  'update.loading': 'Recupero della versione {version}: {percent} %',
  'update.waits':
    'La versione {version} è disponibile. Viene recuperata quando nessun lotto è in corso.',
  'update.ready': 'La versione {version} è pronta.',
  'update.ready-text': 'Si installa all’uscita, oppure ora. I lotti riprendono dopo.',
  'update.install': 'Riavvia e installa',
  'update.busy': 'Un lotto è in corso. L’aggiornamento aspetta che finisca.',
  'update.by-hand': 'La versione {version} è disponibile.',
  'update.by-hand-text': 'Questo tipo di pacchetto non può aggiornarsi da solo.',
  'update.get': 'Apri la pagina di download',
  'update.notes': 'Novità della versione {version}',
  'update.show-notes': 'Novità',
  'update.failed': 'Non è stato possibile cercare aggiornamenti. L’app funziona come prima.',
} satisfies Translation<typeof english>;
