/** Words of the app about itself, in French. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { app as english } from '../en/app.ts';

export const app = {
  'language.title': 'Langue',
  'language.system': 'Comme le système',
  'language.hint': 'La fenêtre se rouvre. Les lots continuent, et ce que vous avez préparé reste.',
  'update.title': 'Mises à jour',
  'update.switch': 'Rechercher les mises à jour automatiquement',
  'update.switch-hint': 'Jamais pendant un lot. Rien n’est envoyé sur vous ni sur vos photos.',
  'update.check': 'Rechercher',
  'update.checking': 'Recherche…',
  'update.none': 'C’est la version la plus récente.',
  'update.off': 'Cette version ne recherche pas de mises à jour.',
  'update.never': 'Pas encore recherché.',
  'update.loading': 'Récupération de la version {version} : {percent} %',
  'update.waits': 'La version {version} est là. Elle est récupérée quand aucun lot ne tourne.',
  'update.ready': 'La version {version} est prête.',
  'update.ready-text':
    'Elle s’installe quand vous quittez, ou maintenant. Les lots reprennent ensuite.',
  'update.install': 'Relancer et installer',
  'update.busy': 'Un lot tourne. La mise à jour attend qu’il soit terminé.',
  'update.by-hand': 'La version {version} est là.',
  'update.by-hand-text': 'Ce type de paquet ne peut pas se mettre à jour lui-même.',
  'update.get': 'Ouvrir la page de téléchargement',
  'update.notes': 'Nouveautés de la version {version}',
  'update.show-notes': 'Nouveautés',
  'update.failed': 'La recherche de mises à jour a échoué. L’app fonctionne comme avant.',
} satisfies Translation<typeof english>;
