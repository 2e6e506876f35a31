/** Words of the sheet of keys, in Spanish. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { keys as english } from '../en/keys.ts';

export const keys = {
  'keys.title': 'Atajos de teclado',
  'keys.everywhere': 'En todas partes',
  'keys.wall': 'En una cuadrícula',
  'keys.review': 'En la revisión',
  'keys.move': 'Moverse',
  'keys.ends': 'Principio y fin de la fila',
  'keys.page': 'Una pantalla',
  'keys.type': 'Ir a un nombre escribiéndolo',
  'keys.range': 'Elegir un intervalo',
  'keys.toggle': 'Elegir o soltar',
  'keys.all': 'Elegir todo',
  'keys.open': 'Abrir',
  'keys.picture': 'Imagen anterior y siguiente',
  'keys.photo': 'Otra foto plana',
  'keys.zoom': 'Imagen entera o 100 %',
  'keys.mat': 'Fondo negro, gris o blanco',
  'keys.back': 'Volver a todas las imágenes',
} satisfies Partial<Translation<typeof english>>;
