/** Names of commands in German. */

import type { commands as english } from '../en/commands.ts';
import type { Translation } from '../translate.ts';

export const commands = {
  'command.batch:new': 'Neuer Stapel',
  'command.intake:add-folders': 'Ordner hinzufügen…',
  'command.intake:add-samples': 'Beispiel-SKUs hinzufügen',
  'command.batch:start': 'Starten',
  'command.batch:toggle-pause': 'Anhalten oder fortsetzen',
  'command.batch:show-folder': 'Ergebnisse im Ordner zeigen',
  'command.accounts:sign-in': 'Anmelden…',
  'command.accounts:use-sandbox': 'Ohne Konto ausprobieren',
  'command.go:new-batch': 'Ansicht „Neuer Stapel“',
  'command.go:batches': 'Stapel',
  'command.go:review': 'Durchsicht',
  'command.go:presets': 'Vorgaben',
  'command.go:settings': 'Einstellungen…',
  'command.view:palette': 'Alle Befehle…',
  'command.view:shortcuts': 'Tastenkürzel',
  'command.view:find': 'SKU suchen…',
  'command.theme:system': 'Wie das System',
  'command.theme:dark': 'Dunkel',
  'command.theme:light': 'Hell',
  'command.help:manual': 'API-Dokumentation',
  'command.help:diagnostics': 'Diagnose kopieren',
  'command.help:updates': 'Nach Updates suchen…',
  'command.help:about': 'Über {app}',
} satisfies Partial<Translation<typeof english>>;
