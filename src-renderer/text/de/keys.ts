/** Words of the sheet of keys, in German. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { keys as english } from '../en/keys.ts';

export const keys = {
  'keys.title': 'Tastenkürzel',
  'keys.everywhere': 'Überall',
  'keys.wall': 'In einem Raster',
  'keys.review': 'In der Durchsicht',
  'keys.move': 'Bewegen',
  'keys.ends': 'Erstes und letztes der Reihe',
  'keys.page': 'Um einen Bildschirm',
  'keys.type': 'Zu einem Namen durch Tippen',
  'keys.range': 'Bereich auswählen',
  'keys.toggle': 'Auswählen oder loslassen',
  'keys.all': 'Alle auswählen',
  'keys.open': 'Öffnen',
  'keys.picture': 'Voriges und nächstes Bild',
  'keys.photo': 'Anderes Flat-Lay',
  'keys.zoom': 'Ganzes Bild oder 100 %',
  'keys.mat': 'Schwarz, Grau oder Weiß dahinter',
  'keys.back': 'Zurück zu allen Bildern',
} satisfies Partial<Translation<typeof english>>;
