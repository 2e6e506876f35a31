/** Names of commands in Spanish. */

import type { commands as english } from '../en/commands.ts';
import type { Translation } from '../translate.ts';

export const commands = {
  'command.batch:new': 'Lote nuevo',
  'command.intake:add-folders': 'Añadir carpetas…',
  'command.intake:add-samples': 'Añadir los SKU de ejemplo',
  'command.batch:start': 'Iniciar',
  'command.batch:toggle-pause': 'Pausar o reanudar',
  'command.batch:show-folder': 'Mostrar los resultados en la carpeta',
  'command.accounts:sign-in': 'Iniciar sesión…',
  'command.accounts:use-sandbox': 'Probar sin cuenta',
  'command.go:new-batch': 'Pantalla «Lote nuevo»',
  'command.go:batches': 'Lotes',
  'command.go:review': 'Revisión',
  'command.go:presets': 'Preajustes',
  'command.go:settings': 'Ajustes…',
  'command.view:palette': 'Todos los comandos…',
  'command.view:shortcuts': 'Atajos de teclado',
  'command.view:find': 'Buscar un SKU…',
  'command.theme:system': 'Como el sistema',
  'command.theme:dark': 'Oscuro',
  'command.theme:light': 'Claro',
  'command.help:manual': 'Documentación de la API',
  'command.help:diagnostics': 'Copiar el diagnóstico',
  'command.help:updates': 'Buscar actualizaciones…',
  'command.help:about': 'Acerca de {app}',
} satisfies Partial<Translation<typeof english>>;
