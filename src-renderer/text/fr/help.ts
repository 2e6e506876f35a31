/** Words of the help inside the app, and of what the app says about itself, in French. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { help as english } from '../en/help.ts';

export const help = {
  'nav.help': 'Aide',
  'help.pages': 'Pages du guide',
  'help.search': 'Rechercher dans le guide',
  'help.found': 'Sections trouvées',
  'help.none': 'Aucune section ne contient tous ces mots.',
  'help.hits': { one: '{n} section', many: '{n} de sections', other: '{n} sections' },
  'help.english': 'Le guide est en anglais.',
  'help.back': 'Retour',
  'help.api': 'Documentation de l’API de PiktID',
  'help.failed': 'Le guide n’a pas pu être ouvert.',
  'help.failed-text': 'Il fait partie de l’app. Si cela se reproduit, réinstallez-la.',
  'guide.new-batch': 'Comment apporter vos SKU',
  'guide.batches': 'Comment se déroulent les lots',
  'guide.review': 'Comment se fait la sélection',
  'guide.hot-folders': 'Comment marchent les dossiers surveillés',
  'guide.presets': 'Comment régler le look',
  'guide.identities': 'Comment choisir qui porte le vêtement',
  'about.licence': 'Logiciel libre sous licence MIT.',
  'about.others': 'Licences tierces',
  'about.others-text':
    'Réalisé grâce au travail de beaucoup d’autres. Les licences d’Electron et de Chromium se trouvent à côté de l’app.',
  'about.close': 'Fermer',
} satisfies Translation<typeof english>;
