/** What is told when a batch begins, of the keychain, and of mistakes in a text, in Spanish. */
import type { remarks as english } from '../en/remarks.ts';
import type { Translation } from '../translate.ts';

export const remarks: Translation<typeof english> = {
  'remark.photo': '{sku}: {problem}',
  'remark.more-photos': {
    one: 'Hay {n} observación más sobre fotos.',
    other: 'Hay {n} observaciones más sobre fotos.',
  },
  'remark.place-occupied':
    '{place} contiene otros archivos, que se dejan como están; los resultados de {sku} van a {to}.',
  'remark.place-taken': 'El nombre {place} ya está en uso; los resultados de {sku} van a {to}.',
  'remark.folder-occupied':
    '{place} contiene otros archivos, que se dejan como están; los resultados van a {to}.',
  'remark.parallel-lowered':
    '{asked} trabajos a la vez son más que los {jobs} de la cuenta; se usan {jobs}.',
  'remark.done-elsewhere':
    '{sku}: {place} contiene resultados que no se hicieron aquí; se ha saltado, no se ha hecho ninguna imagen.',
  'remark.fetch-first': {
    one: '{sku}: primero se recogen gratis las imágenes que faltan. Solo lo que PiktID no pueda entregar se pide de nuevo, por cerca de {n} crédito.',
    other:
      '{sku}: primero se recogen gratis las imágenes que faltan. Solo lo que PiktID no pueda entregar se pide de nuevo, por cerca de {n} créditos.',
  },
  'keychain.allow':
    'Permita que la aplicación use el llavero cuando macOS lo pregunte e inicie sesión de nuevo.',
  'keychain.own-profile': 'Inicie sesión en Windows con un perfil propio y después otra vez aquí.',
  'keychain.keyring':
    'Instale y desbloquee un llavero (GNOME Keyring o KWallet), reinicie la aplicación e inicie sesión.',
  'mistake.place': 'línea {line}, columna {column}',
  'mistake.instruction': 'instrucción {n}',
  'mistake.at': '{place}: {mistake}',
  'mistake.found': 'aquí hay {letter}',
  'mistake.text-ends': 'el texto acaba aquí',
  'mistake.no-value': 'se espera un valor, pero {found}',
  'mistake.no-field-name': 'se espera un nombre de campo entre comillas dobles, pero {found}',
  'mistake.no-colon': 'se espera ":", pero {found}',
  'mistake.no-comma': 'se espera "," o "{end}", pero {found}',
  'mistake.no-end': 'se espera el final del texto, pero {found}',
  'mistake.too-deep': 'demasiados niveles anidados',
  'mistake.no-closing-quote': 'un texto sin las comillas de cierre',
  'mistake.line-break': 'un salto de línea dentro de un texto; escriba \\n',
  'mistake.backslash': 'una barra invertida sin significado; escriba \\\\',
  'mistake.no-list': 'se espera una lista de instrucciones, o {"instructions": […]}',
  'mistake.not-text': 'se espera un texto entre comillas dobles',
  'mistake.not-number': 'se espera un número',
  'mistake.not-whole-number': 'se espera un número entero',
  'mistake.not-object': 'se espera un objeto entre llaves',
  'mistake.not-list': 'se espera una lista entre corchetes',
  'mistake.not-one-of': 'se espera uno de {values}',
  'mistake.too-few': 'se espera al menos {limit} instrucción',
  'mistake.too-many': 'se pueden enviar como máximo {limit} instrucciones',
  'mistake.too-small': 'debe ser al menos {limit}',
  'mistake.too-large': 'debe ser como máximo {limit}',
};
