/** Words outside the page in German. */

import type { desktop as english } from '../en/desktop.ts';
import type { Translation } from '../translate.ts';

export const desktop = {
  'menu.file': 'Datei',
  'menu.edit': 'Bearbeiten',
  'menu.batch': 'Stapel',
  'menu.view': 'Ansicht',
  'menu.window': 'Fenster',
  'menu.help': 'Hilfe',
  'menu.theme': 'Farbschema',
  'menu.hide': '{app} ausblenden',
  'menu.hide-others': 'Andere ausblenden',
  'menu.unhide': 'Alle einblenden',
  'menu.services': 'Dienste',
  'menu.quit': 'Beenden',
  'menu.close': 'Fenster schließen',
  'menu.undo': 'Widerrufen',
  'menu.redo': 'Wiederholen',
  'menu.cut': 'Ausschneiden',
  'menu.copy': 'Kopieren',
  'menu.paste': 'Einfügen',
  'menu.delete': 'Löschen',
  'menu.select-all': 'Alles auswählen',
  'menu.actual-size': 'Originalgröße',
  'menu.zoom-in': 'Vergrößern',
  'menu.zoom-out': 'Verkleinern',
  'menu.full-screen': 'Vollbild',
  'menu.minimize': 'Im Dock ablegen',
  'menu.zoom-window': 'Zoomen',
  'menu.front': 'Alle nach vorne bringen',
  'about.versions': 'Version {version}\nElectron {electron} · Chromium {chrome} · Node {node}',
  'about.licence':
    'MIT-Lizenz. Die Lizenzen aller Bestandteile liegen neben der App, in LICENCES.txt.',
  'tray.open': 'Öffnen',
  'tray.quit': 'Beenden…',
  'tray.done': { one: '{done} von {n} SKU fertig', other: '{done} von {n} SKUs fertig' },
  'tray.needs-you': { one: '{n} braucht Sie', other: '{n} brauchen Sie' },
  'dialog.ok': 'OK',
  'dialog.quit': 'Beenden',
  'dialog.retry': 'Noch einmal versuchen',
  'dialog.choose': 'Auswählen',
  'dialog.add-folders': 'SKU-Ordner hinzufügen',
  'dialog.add': 'Hinzufügen',
  'dialog.output': 'Wohin die Ergebnisse kommen',
  'dialog.portrait': 'Porträt auswählen',
  'dialog.pictures': 'Bilder',
  'dialog.program': 'Ausführen, wenn ein Stapel fertig ist',
  'dialog.open-look': 'Look öffnen',
  'dialog.save-look': 'Look sichern',
  'dialog.instructions': 'Anweisungen',
  'background.title': 'Ihr Stapel läuft ohne das Fenster weiter.',
  'background.text':
    'Öffnen Sie das Fenster wieder über das Symbol in der Leiste oder indem Sie die App noch einmal starten. Die App endet von selbst, wenn alles fertig ist. Um sie vorher zu beenden, wählen Sie „Beenden“.',
  'background.close': 'Fenster schließen',
  'background.keep': 'Offen lassen',
  'crash.window': 'Das Fenster stürzt immer wieder ab.',
  'crash.window-text':
    'Ihre Stapel laufen weiter, nichts ist verloren. Schließen Sie die App und starten Sie sie neu.',
  'crash.app': 'In der App ist etwas schiefgegangen.',
  'crash.app-text':
    'Alles bisher Gesendete und Empfangene ist gesichert. Beenden Sie die App und starten Sie sie neu; laufende Stapel gehen dort weiter, wo sie waren. Kommt es wieder vor, kopieren Sie die Diagnose aus dem Hilfe-Menü.',
  'quit.title': { one: 'Ein Stapel ist nicht fertig.', other: '{n} Stapel sind nicht fertig.' },
  'quit.unsent': { one: '{n} SKU wartet.', other: '{n} SKUs warten.' },
  'quit.paid': {
    one: '{n} SKU ist bezahlt und in Arbeit.',
    other: '{n} SKUs sind bezahlt und in Arbeit.',
  },
  'quit.next-time-text':
    'Beim nächsten Mal weiter: Es wird nichts mehr gesendet. Was in Arbeit ist, läuft bei PiktID weiter und wird geholt, wenn die App wieder startet. Nichts wird zweimal bezahlt.',
  'quit.background-text':
    'Im Hintergrund fertig machen: Das Fenster schließt sich, und die App endet von selbst, wenn alles fertig ist.',
  'quit.next-time': 'Beenden, beim nächsten Mal weiter',
  'quit.background': 'Im Hintergrund fertig machen',
  'quit.cancel': { one: 'Stapel abbrechen…', other: 'Stapel abbrechen…' },
  'quit.stay': 'Nicht beenden',
  'cancel.title': 'Abbrechen und beenden?',
  'cancel.nothing-saved': 'Alles ist schon gesendet: Abbrechen spart nichts.',
  'cancel.saved': {
    one: '{n} SKU ist nicht gesendet und kostet nichts.',
    other: '{n} SKUs sind nicht gesendet und kosten nichts.',
  },
  'cancel.lost': {
    one: '{n} SKU ist gesendet und wird in jedem Fall berechnet.',
    other: '{n} SKUs sind gesendet und werden in jedem Fall berechnet.',
  },
  'cancel.fetch': 'Bezahltes holen, dann beenden',
  'cancel.plain': 'Abbrechen und beenden',
  'cancel.give-up': 'Auf Bezahltes verzichten und beenden',
  'cancel.back': 'Zurück',
  'notice.paused': '{batch} steht',
  'notice.paused-otherwise':
    'Der Stapel braucht Sie, bevor es weitergeht. Die Warteschlange bleibt.',
  'notice.signed-out':
    'Die Anmeldung ist abgelaufen. Melden Sie sich neu an, dann geht es weiter; die Warteschlange bleibt.',
  'notice.credits':
    'Die Credits sind aufgebraucht. Laden Sie auf, dann geht es von selbst weiter; die Warteschlange bleibt.',
  'notice.disk-full':
    'Der Datenträger ist voll. Schaffen Sie Platz, dann geht es weiter; nichts ist verloren.',
  'notice.folder-missing':
    'Der Ergebnisordner ist nicht da. Schließen Sie das Laufwerk an, dann geht es weiter.',
  'notice.hot-folder': {
    one: '{n} SKU kann nicht starten',
    other: '{n} SKUs können nicht starten',
  },
  'notice.hot-folder-text': 'Im überwachten Ordner {folder}. Nichts davon wurde gesendet.',
  'notice.done': '{batch} ist fertig',
  'notice.with-failures': '{batch} endete mit Fehlern',
  'notice.counts': { one: '{done} von {n} SKU fertig', other: '{done} von {n} SKUs fertig' },
  'notice.failed': { one: '{n} misslungen', other: '{n} misslungen' },
  'notice.cancelled': { one: '{n} abgebrochen', other: '{n} abgebrochen' },
} satisfies Partial<Translation<typeof english>>;
