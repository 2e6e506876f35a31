/** Words of the app about itself, in German. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { app as english } from '../en/app.ts';

export const app = {
  'language.title': 'Sprache',
  'language.system': 'Wie das System',
  'language.hint':
    'Das Fenster öffnet sich neu. Stapel laufen weiter, und was Sie vorbereitet haben, bleibt.',
  'update.title': 'Updates',
  'update.switch': 'Selbst nach Updates suchen',
  'update.switch-hint':
    'Nie, während ein Stapel läuft. Über Sie und Ihre Fotos wird nichts gesendet.',
  'update.check': 'Jetzt suchen',
  'update.checking': 'Es wird gesucht…',
  'update.none': 'Dies ist die neueste Version.',
  'update.off': 'Diese Ausgabe sucht nicht nach Updates.',
  'update.never': 'Noch nicht gesucht.',
  'update.loading': 'Version {version} wird geholt: {percent} %',
  'update.waits': 'Version {version} ist da. Sie wird geholt, wenn kein Stapel läuft.',
  'update.ready': 'Version {version} ist bereit.',
  'update.ready-text': 'Sie wird beim Beenden installiert, oder jetzt. Stapel gehen danach weiter.',
  'update.install': 'Neu starten und installieren',
  'update.busy': 'Ein Stapel läuft. Das Update wartet, bis er fertig ist.',
  'update.by-hand': 'Version {version} ist da.',
  'update.by-hand-text': 'Diese Art von Paket kann sich nicht selbst erneuern.',
  'update.get': 'Seite zum Herunterladen öffnen',
  'update.notes': 'Neu in {version}',
  'update.show-notes': 'Was ist neu',
  'update.failed': 'Nach Updates konnte nicht gesucht werden. Die App arbeitet wie zuvor.',
} satisfies Translation<typeof english>;
