/** What is told when a batch begins, of the keychain, and of mistakes in a text, in French. */
import type { remarks as english } from '../en/remarks.ts';
import type { Translation } from '../translate.ts';

export const remarks: Translation<typeof english> = {
  'remark.photo': '{sku} : {problem}',
  'remark.more-photos': {
    one: 'Il y a encore {n} remarque sur les photos.',
    other: 'Il y a encore {n} remarques sur les photos.',
  },
  'remark.place-occupied':
    '{place} contient d’autres fichiers, laissés tels quels ; les résultats de {sku} vont dans {to}.',
  'remark.place-taken': 'Le nom {place} est déjà pris ; les résultats de {sku} vont dans {to}.',
  'remark.folder-occupied':
    '{place} contient d’autres fichiers, laissés tels quels ; les résultats vont dans {to}.',
  'remark.parallel-lowered':
    '{asked} tâches à la fois dépassent les {jobs} du compte ; {jobs} sont utilisées.',
  'remark.done-elsewhere':
    '{sku} : {place} contient des résultats qui n’ont pas été faits ici ; ignoré, aucune image n’a été faite.',
  'remark.fetch-first': {
    one: '{sku} : les images manquantes sont d’abord récupérées, gratuitement. Seul ce que PiktID ne peut pas livrer est recommandé, pour environ {n} crédit.',
    other:
      '{sku} : les images manquantes sont d’abord récupérées, gratuitement. Seul ce que PiktID ne peut pas livrer est recommandé, pour environ {n} crédits.',
  },
  'keychain.allow':
    'Autorisez l’application à utiliser le trousseau quand macOS le demande, puis reconnectez-vous.',
  'keychain.own-profile':
    'Ouvrez une session Windows avec un profil à vous, puis reconnectez-vous ici.',
  'keychain.keyring':
    'Installez et déverrouillez un trousseau (GNOME Keyring ou KWallet), redémarrez l’application, puis connectez-vous.',
  'mistake.place': 'ligne {line}, colonne {column}',
  'mistake.instruction': 'instruction n° {n}',
  'mistake.at': '{place} : {mistake}',
  'mistake.found': 'on trouve {letter}',
  'mistake.text-ends': 'le texte s’arrête ici',
  'mistake.no-value': 'une valeur est attendue, mais {found}',
  'mistake.no-field-name': 'un nom de champ entre guillemets droits est attendu, mais {found}',
  'mistake.no-colon': '":" est attendu, mais {found}',
  'mistake.no-comma': '"," ou "{end}" est attendu, mais {found}',
  'mistake.no-end': 'la fin du texte est attendue, mais {found}',
  'mistake.too-deep': 'trop de niveaux imbriqués',
  'mistake.no-closing-quote': 'un texte sans guillemet fermant',
  'mistake.line-break': 'un saut de ligne dans un texte ; écrivez \\n',
  'mistake.backslash': 'une barre oblique inverse sans signification ; écrivez \\\\',
  'mistake.no-list': 'une liste d’instructions, ou {"instructions": […]}, est attendue',
  'mistake.not-text': 'un texte entre guillemets droits est attendu',
  'mistake.not-number': 'un nombre est attendu',
  'mistake.not-whole-number': 'un nombre entier est attendu',
  'mistake.not-object': 'un objet entre accolades est attendu',
  'mistake.not-list': 'une liste entre crochets est attendue',
  'mistake.not-one-of': 'l’un de {values} est attendu',
  'mistake.too-few': 'au moins {limit} instruction est attendue',
  'mistake.too-many': 'on peut envoyer au plus {limit} instructions',
  'mistake.too-small': 'doit être au moins {limit}',
  'mistake.too-large': 'doit être au plus {limit}',
};
