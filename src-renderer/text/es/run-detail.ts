/** Words of a SKU's panel and of the queue, in Spanish. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { runDetail as english } from '../en/run-detail.ts';

export const runDetail = {
  'run.files': 'Archivos',
  'run.phases': 'Tiempo por fase',
  'run.phase-since': '{span} hasta ahora',
  'run.calls': 'Llamadas a PiktID',
  'run.calls-n': { one: '{n} llamada', other: '{n} llamadas' },
  'run.call-times': '× {n}',
  'run.call-lost': 'sin respuesta',
  'run.call-ms': '{n} ms',
  'span.queued': 'En cola',
  'span.preparing': 'Preparando',
  'span.uploading': 'Subiendo',
  'span.ready': 'Esperando un puesto',
  'span.submitting': 'Enviando',
  'span.unclear': 'Comprobando',
  'span.processing': 'Generando',
  'span.downloading': 'Recogiendo',
  'span.parked': 'Tope alcanzado',
  'change.action': 'Cambiar y pedir de nuevo…',
  'change.title': 'Pedir {sku} con cambios',
  'change.text':
    'Una pasada nueva de este SKU en el mismo lote, en una carpeta junto a la primera. Lo que tiene hasta ahora se conserva.',
  'change.notes': 'Notas de las fotos',
  'change.note': 'Nota de {photo}',
  'change.price': { one: '{n} imagen', many: '{n} de imágenes', other: '{n} imágenes' },
  'change.price-about': 'unos {n} créditos',
  'change.price-guess': 'unos {n} créditos, una suposición hasta que PiktID diga un precio',
  'change.order': 'Pedir',
  'change.ordered': '{sku} está de nuevo en la cola, con sus cambios.',
  'queue.place': 'Lugar en la cola',
  'queue.first': 'Primero en la cola',
  'queue.up': 'Subir un lugar',
  'queue.down': 'Bajar un lugar',
  'queue.last': 'Último en la cola',
  'queue.moved': '{name} es el número {n} de la cola',
  'pilot.switch': 'Prueba: primero un SKU',
  'pilot.switch-text':
    'El primer SKU se hace solo. Usted mira sus imágenes y después libera el resto o lo cancela.',
  'pilot.see': 'Mirarla',
  'share.text': '{free} de {all} puestos libres para nosotros',
  'share.hint':
    'Parece que otro equipo usa esta cuenta. Quedan para nosotros {free} de sus {all} puestos; se deduce de los rechazos y se comprueba de nuevo.',
} satisfies Translation<typeof english>;
