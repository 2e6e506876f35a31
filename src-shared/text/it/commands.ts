/** Names of commands in Italian. */

import type { commands as english } from '../en/commands.ts';
import type { Translation } from '../translate.ts';

export const commands = {
  'command.batch:new': 'Nuovo lotto',
  'command.intake:add-folders': 'Aggiungi cartelle…',
  'command.intake:add-samples': 'Aggiungi gli SKU di esempio',
  'command.batch:start': 'Avvia',
  'command.batch:toggle-pause': 'Metti in pausa o riprendi',
  'command.batch:show-folder': 'Mostra i risultati nella cartella',
  'command.accounts:sign-in': 'Accedi…',
  'command.accounts:use-sandbox': 'Prova senza account',
  'command.go:new-batch': 'Schermata «Nuovo lotto»',
  'command.go:batches': 'Lotti',
  'command.go:review': 'Revisione',
  'command.go:presets': 'Preset',
  'command.go:settings': 'Impostazioni…',
  'command.view:palette': 'Tutti i comandi…',
  'command.view:shortcuts': 'Scorciatoie da tastiera',
  'command.view:find': 'Cerca uno SKU…',
  'command.theme:system': 'Come il sistema',
  'command.theme:dark': 'Scuro',
  'command.theme:light': 'Chiaro',
  'command.help:manual': 'Documentazione dell’API',
  'command.help:diagnostics': 'Copia la diagnostica',
  'command.help:updates': 'Cerca aggiornamenti…',
  'command.help:about': 'Informazioni su {app}',
} satisfies Partial<Translation<typeof english>>;
