/** Words of the help inside the app, and of what the app says about itself, in Italian. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { help as english } from '../en/help.ts';

export const help = {
  'nav.help': 'Aiuto',
  'help.pages': 'Pagine della guida',
  'help.search': 'Cerca nella guida',
  'help.found': 'Sezioni trovate',
  'help.none': 'Nessuna sezione contiene tutte queste parole.',
  'help.hits': { one: '{n} sezione', many: '{n} di sezioni', other: '{n} sezioni' },
  'help.english': 'La guida è in inglese.',
  'help.back': 'Indietro',
  'help.api': 'Documentazione dell’API di PiktID',
  'help.failed': 'Non è stato possibile aprire la guida.',
  'help.failed-text': 'Fa parte dell’app. Se succede di nuovo, reinstalla l’app.',
  'guide.new-batch': 'Come portare gli SKU',
  'guide.batches': 'Come procedono i lotti',
  'guide.review': 'Come si fa la revisione',
  'guide.hot-folders': 'Come funzionano le cartelle osservate',
  'guide.presets': 'Come si imposta il look',
  'guide.identities': 'Come scegliere chi indossa il capo',
  'about.licence': 'Software libero con licenza MIT.',
  'about.others': 'Licenze di terzi',
  'about.others-text':
    'Fatto con il lavoro di molti altri. Le licenze di Electron e Chromium si trovano accanto all’app.',
  'about.close': 'Chiudi',
} satisfies Translation<typeof english>;
