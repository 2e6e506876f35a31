/** Words of the sheet of keys, in Italian. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { keys as english } from '../en/keys.ts';

export const keys = {
  'keys.title': 'Scorciatoie da tastiera',
  'keys.everywhere': 'Ovunque',
  'keys.wall': 'In una griglia',
  'keys.review': 'Nella revisione',
  'keys.move': 'Spostarsi',
  'keys.ends': 'Inizio e fine della riga',
  'keys.page': 'Di una schermata',
  'keys.type': 'Andare a un nome scrivendolo',
  'keys.range': 'Scegliere un intervallo',
  'keys.toggle': 'Scegliere o lasciare',
  'keys.all': 'Scegliere tutto',
  'keys.open': 'Aprire',
  'keys.picture': 'Immagine precedente e successiva',
  'keys.photo': 'Altro flat-lay',
  'keys.zoom': 'Immagine intera o 100 %',
  'keys.mat': 'Sfondo nero, grigio o bianco',
  'keys.back': 'Torna a tutte le immagini',
} satisfies Partial<Translation<typeof english>>;
