/** What was found wrong or noteworthy about a SKU or one of its photos, in Spanish. */
import type { found as english } from '../en/found.ts';
import type { Translation } from '../translate.ts';

export const found: Translation<typeof english> = {
  'found.no-photos': 'No hay imágenes: la carpeta no contiene ninguna foto JPEG o PNG.',
  'found.no-photos-waiting': {
    one: 'No hay imágenes: la carpeta no contiene ninguna foto JPEG o PNG. Una imagen de otro tipo se puede convertir, si lo permite.',
    other:
      'No hay imágenes: la carpeta no contiene ninguna foto JPEG o PNG. {n} imágenes de otro tipo se pueden convertir, si lo permite.',
  },
  'found.no-photos-other':
    'No hay imágenes: la carpeta no contiene ninguna foto JPEG o PNG. Las imágenes que contiene son de otro tipo.',
  'found.too-many': '{n} fotos, pero por SKU se envían como máximo {most}. Deje fuera {over}.',
  'found.too-many-left': '{n} fotos, se envían como máximo {most}. Fuera quedan: {names}.',
  'found.cannot-open': '{photo} no se puede abrir. Mientras falte una foto no se envía nada.',
  'found.unreadable': '{photo} no se puede leer: está dañada, no se copió entera o no es una foto.',
  'found.no-decoder':
    'No se pudo examinar {photo}: falta la parte de la aplicación que abre las imágenes. Vuelva a instalarla.',
  'found.empty': '{photo} está vacía.',
  'found.other-inside': '{photo} no es por dentro una foto JPEG o PNG, diga lo que diga su nombre.',
  'found.format-inside': '{photo} es por dentro una imagen {format}. Guárdela como JPEG o PNG.',
  'found.heic':
    '{photo} no se envía: es una foto HEIC. Aquí no se puede leer HEIC: expórtela como JPEG, o ajuste el teléfono a «más compatible».',
  'found.raw':
    '{photo} no se envía: es una foto RAW. Aquí no se puede leer RAW: revélela y guarde el resultado como JPEG al lado.',
  'found.other-format':
    '{photo} no se envía: es un archivo {format}. Guárdelo como JPEG o PNG al lado.',
  'found.format-open':
    '{photo} ({format}) no se envía. Se puede enviar una copia JPEG, si está de acuerdo.',
  'found.format-waits': '{photo} ({format}) no se envía, salvo que permita convertirla a JPEG.',
  'found.format-asks':
    '{photo} ({format}) no se acepta tal como está. Permita convertirla a JPEG o déjela fuera.',
  'found.format-copy': '{photo} se envía como copia JPEG; el archivo {format} queda como está.',
  'found.turned-copy': '{photo} está tumbada según su orientación: se envía una copia enderezada.',
  'found.turned-kept': '{photo} está tumbada según su orientación y se envía así.',
  'found.colour-copy':
    '{photo} tiene colores distintos de sRGB ({space}): se envía una copia en sRGB.',
  'found.colour-kept':
    '{photo} tiene colores distintos de sRGB ({space}): pueden verse mal en los resultados.',
  'found.small':
    '{photo} mide solo {width} × {height} píxeles: los resultados pueden verse poco nítidos.',
  'found.huge':
    '{photo} es muy grande ({width} × {height} píxeles, {mb} MB): subirla tarda y puede ser rechazada.',
  'found.duplicate': '{photo} es la misma imagen que {other}.',
  'found.folder-gone':
    'La carpeta ya no está o no se puede leer. Conecte su disco y vuelva a mirar.',
  'found.same-name': 'Otro SKU también se llama {sku}: uno de los dos se guarda como «{sku} (2)».',
};
