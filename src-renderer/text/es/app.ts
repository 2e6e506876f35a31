/** Words of the app about itself, in Spanish. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { app as english } from '../en/app.ts';

export const app = {
  'language.title': 'Idioma',
  'language.system': 'Como el sistema',
  'language.hint': 'La ventana se abre de nuevo. Los lotes continúan y lo preparado se conserva.',
  'update.title': 'Actualizaciones',
  'update.switch': 'Buscar actualizaciones automáticamente',
  'update.switch-hint': 'Nunca durante un lote. No se envía nada sobre usted ni sus fotos.',
  'update.check': 'Buscar ahora',
  'update.checking': 'Buscando…',
  'update.none': 'Esta es la versión más reciente.',
  'update.off': 'Esta versión no busca actualizaciones.',
  'update.never': 'Aún no se ha buscado.',
  'update.loading': 'Descargando la versión {version}: {percent} %',
  'update.waits':
    'La versión {version} está disponible. Se descarga cuando no hay ningún lote en marcha.',
  'update.ready': 'La versión {version} está lista.',
  'update.ready-text': 'Se instala al salir, o ahora. Los lotes siguen después.',
  'update.install': 'Reiniciar e instalar',
  'update.busy': 'Hay un lote en marcha. La actualización espera a que termine.',
  'update.by-hand': 'La versión {version} está disponible.',
  'update.by-hand-text': 'Este tipo de paquete no puede actualizarse solo.',
  'update.get': 'Abrir la página de descarga',
  'update.notes': 'Novedades de la versión {version}',
  'update.show-notes': 'Novedades',
  'update.failed': 'No se han podido buscar actualizaciones. La app funciona como antes.',
} satisfies Translation<typeof english>;
