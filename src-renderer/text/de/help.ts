/** Words of the help inside the app, and of what the app says about itself, in German. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { help as english } from '../en/help.ts';

export const help = {
  'nav.help': 'Hilfe',
  'help.pages': 'Seiten des Handbuchs',
  'help.search': 'Im Handbuch suchen',
  'help.found': 'Gefundene Abschnitte',
  'help.none': 'Kein Abschnitt enthält alle diese Wörter.',
  'help.hits': { one: '{n} Abschnitt', other: '{n} Abschnitte' },
  'help.english': 'Das Handbuch ist auf Englisch.',
  'help.back': 'Zurück',
  'help.api': 'API-Dokumentation von PiktID',
  'help.failed': 'Das Handbuch konnte nicht geöffnet werden.',
  'help.failed-text':
    'Es ist ein Teil der App. Wenn das wieder vorkommt, installieren Sie die App neu.',
  'guide.new-batch': 'So kommen Ihre SKUs hierher',
  'guide.batches': 'So laufen Stapel',
  'guide.review': 'So geht die Durchsicht',
  'guide.hot-folders': 'So gehen überwachte Ordner',
  'guide.presets': 'So stellen Sie den Look ein',
  'guide.identities': 'So wählen Sie, wer es trägt',
  'about.licence': 'Freie Software unter der MIT-Lizenz.',
  'about.others': 'Lizenzen anderer',
  'about.others-text':
    'Gebaut mit der Arbeit vieler anderer. Die Lizenzen von Electron und Chromium liegen neben der App.',
  'about.close': 'Schließen',
} satisfies Translation<typeof english>;
