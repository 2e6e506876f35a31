/** Words of the sheet of keys, in French. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { keys as english } from '../en/keys.ts';

export const keys = {
  'keys.title': 'Raccourcis clavier',
  'keys.everywhere': 'Partout',
  'keys.wall': 'Dans une grille',
  'keys.review': 'Dans la sélection',
  'keys.move': 'Se déplacer',
  'keys.ends': 'Début et fin de la rangée',
  'keys.page': 'D’un écran',
  'keys.type': 'Aller à un nom en le tapant',
  'keys.range': 'Choisir une plage',
  'keys.toggle': 'Choisir ou relâcher',
  'keys.all': 'Tout choisir',
  'keys.open': 'Ouvrir',
  'keys.picture': 'Image précédente et suivante',
  'keys.photo': 'Autre photo à plat',
  'keys.zoom': 'Image entière ou 100 %',
  'keys.mat': 'Fond noir, gris ou blanc',
  'keys.back': 'Retour à toutes les images',
} satisfies Partial<Translation<typeof english>>;
