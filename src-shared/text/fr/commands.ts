/** Names of commands in French. */

import type { commands as english } from '../en/commands.ts';
import type { Translation } from '../translate.ts';

export const commands = {
  'command.batch:new': 'Nouveau lot',
  'command.intake:add-folders': 'Ajouter des dossiers…',
  'command.intake:add-samples': 'Ajouter les SKU d’exemple',
  'command.batch:start': 'Démarrer',
  'command.batch:toggle-pause': 'Mettre en pause ou reprendre',
  'command.batch:show-folder': 'Afficher les résultats dans le dossier',
  'command.accounts:sign-in': 'Se connecter…',
  'command.accounts:use-sandbox': 'Essayer sans compte',
  'command.go:new-batch': 'Écran « Nouveau lot »',
  'command.go:batches': 'Lots',
  'command.go:review': 'Sélection',
  'command.go:presets': 'Préréglages',
  'command.go:settings': 'Réglages…',
  'command.view:palette': 'Toutes les commandes…',
  'command.view:shortcuts': 'Raccourcis clavier',
  'command.view:find': 'Chercher un SKU…',
  'command.theme:system': 'Comme le système',
  'command.theme:dark': 'Sombre',
  'command.theme:light': 'Clair',
  'command.help:manual': 'Documentation de l’API',
  'command.help:diagnostics': 'Copier le diagnostic',
  'command.help:updates': 'Rechercher des mises à jour…',
  'command.help:about': 'À propos de {app}',
} satisfies Partial<Translation<typeof english>>;
