/** Words of the help inside the app, and of what the app says about itself, in Spanish. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { help as english } from '../en/help.ts';

export const help = {
  'nav.help': 'Ayuda',
  'help.pages': 'Páginas de la guía',
  'help.search': 'Buscar en la guía',
  'help.found': 'Secciones encontradas',
  'help.none': 'Ninguna sección contiene todas estas palabras.',
  'help.hits': { one: '{n} sección', many: '{n} de secciones', other: '{n} secciones' },
  'help.english': 'La guía está en inglés.',
  'help.back': 'Atrás',
  'help.api': 'Documentación de la API de PiktID',
  'help.failed': 'No se pudo abrir la guía.',
  'help.failed-text': 'Forma parte de la app. Si se repite, vuelva a instalarla.',
  'guide.new-batch': 'Cómo traer sus SKU',
  'guide.batches': 'Cómo avanzan los lotes',
  'guide.review': 'Cómo se revisa',
  'guide.hot-folders': 'Cómo funcionan las carpetas vigiladas',
  'guide.presets': 'Cómo ajustar el look',
  'guide.identities': 'Cómo elegir quién lleva la prenda',
  'about.licence': 'Software libre con licencia MIT.',
  'about.others': 'Licencias de terceros',
  'about.others-text':
    'Hecho con el trabajo de muchas otras personas. Las licencias de Electron y Chromium están junto a la app.',
  'about.close': 'Cerrar',
} satisfies Translation<typeof english>;
