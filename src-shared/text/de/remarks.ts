/** What is told when a batch begins, of the keychain, and of mistakes in a text, in German. */
import type { remarks as english } from '../en/remarks.ts';
import type { Translation } from '../translate.ts';

export const remarks: Translation<typeof english> = {
  'remark.photo': '{sku}: {problem}',
  'remark.more-photos': {
    one: 'Es gibt {n} weitere Bemerkung zu Fotos.',
    other: 'Es gibt {n} weitere Bemerkungen zu Fotos.',
  },
  'remark.place-occupied':
    'In {place} liegen andere Dateien, sie bleiben unberührt; die Ergebnisse von {sku} kommen nach {to}.',
  'remark.place-taken': 'Der Name {place} ist vergeben; die Ergebnisse von {sku} kommen nach {to}.',
  'remark.folder-occupied':
    'In {place} liegen andere Dateien, sie bleiben unberührt; die Ergebnisse kommen nach {to}.',
  'remark.parallel-lowered':
    '{asked} Aufträge zugleich sind mehr als die {jobs} des Kontos; es werden {jobs}.',
  'remark.done-elsewhere':
    '{sku}: In {place} liegen Ergebnisse, die nicht hier gemacht wurden; übersprungen, es wurde kein Bild gemacht.',
  'remark.fetch-first': {
    one: '{sku}: Die fehlenden Bilder werden erst kostenlos geholt. Nur was PiktID nicht liefern kann, wird neu bestellt, für etwa {n} Credit.',
    other:
      '{sku}: Die fehlenden Bilder werden erst kostenlos geholt. Nur was PiktID nicht liefern kann, wird neu bestellt, für etwa {n} Credits.',
  },
  'keychain.allow':
    'Erlauben Sie der App den Schlüsselbund, wenn macOS danach fragt, und melden Sie sich dann neu an.',
  'keychain.own-profile':
    'Melden Sie sich mit einem eigenen Profil bei Windows an und dann hier noch einmal.',
  'keychain.keyring':
    'Installieren und entsperren Sie einen Schlüsselbund (GNOME Keyring oder KWallet), starten Sie die App neu und melden Sie sich dann an.',
  'mistake.place': 'Zeile {line}, Spalte {column}',
  'mistake.instruction': 'Anweisung {n}',
  'mistake.at': '{place}: {mistake}',
  'mistake.found': 'hier steht {letter}',
  'mistake.text-ends': 'der Text endet hier',
  'mistake.no-value': 'ein Wert wird erwartet, aber {found}',
  'mistake.no-field-name':
    'ein Feldname in doppelten Anführungszeichen wird erwartet, aber {found}',
  'mistake.no-colon': '":" wird erwartet, aber {found}',
  'mistake.no-comma': '"," oder "{end}" wird erwartet, aber {found}',
  'mistake.no-end': 'das Ende des Textes wird erwartet, aber {found}',
  'mistake.too-deep': 'zu tief verschachtelt',
  'mistake.no-closing-quote': 'ein Text ohne schließendes Anführungszeichen',
  'mistake.line-break': 'ein Zeilenumbruch in einem Text; schreiben Sie \\n',
  'mistake.backslash': 'ein Backslash ohne Bedeutung; schreiben Sie \\\\',
  'mistake.no-list': 'eine Liste von Anweisungen oder {"instructions": […]} wird erwartet',
  'mistake.not-text': 'ein Text in doppelten Anführungszeichen wird erwartet',
  'mistake.not-number': 'eine Zahl wird erwartet',
  'mistake.not-whole-number': 'eine ganze Zahl wird erwartet',
  'mistake.not-object': 'ein Objekt in geschweiften Klammern wird erwartet',
  'mistake.not-list': 'eine Liste in eckigen Klammern wird erwartet',
  'mistake.not-one-of': 'eines von {values} wird erwartet',
  'mistake.too-few': 'mindestens {limit} Anweisung wird erwartet',
  'mistake.too-many': 'höchstens {limit} Anweisungen können gesendet werden',
  'mistake.too-small': 'muss mindestens {limit} sein',
  'mistake.too-large': 'darf höchstens {limit} sein',
};
