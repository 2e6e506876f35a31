/** What was found wrong or noteworthy about a SKU or one of its photos, in French. */
import type { found as english } from '../en/found.ts';
import type { Translation } from '../translate.ts';

export const found: Translation<typeof english> = {
  'found.no-photos': 'Aucune image trouvée : le dossier ne contient pas de photo JPEG ou PNG.',
  'found.no-photos-waiting': {
    one: 'Aucune image trouvée : le dossier ne contient pas de photo JPEG ou PNG. {n} image d’un autre type peut être convertie, si vous l’autorisez.',
    other:
      'Aucune image trouvée : le dossier ne contient pas de photo JPEG ou PNG. {n} images d’un autre type peuvent être converties, si vous l’autorisez.',
  },
  'found.no-photos-other':
    'Aucune image trouvée : le dossier ne contient pas de photo JPEG ou PNG. Ses images sont d’un autre type.',
  'found.too-many':
    '{n} photos, mais {most} au plus peuvent être envoyées par SKU. Laissez-en {over} de côté.',
  'found.too-many-left':
    '{n} photos, {most} au plus peuvent être envoyées. Laissées de côté : {names}.',
  'found.cannot-open': '{photo} ne s’ouvre pas. Rien n’est envoyé tant qu’une photo manque.',
  'found.unreadable':
    '{photo} est illisible : abîmée, copiée en partie, ou ce n’est pas une photo.',
  'found.no-decoder':
    '{photo} n’a pas pu être examinée : la partie de l’app qui ouvre les images manque. Réinstallez l’app.',
  'found.empty': '{photo} est vide.',
  'found.other-inside': '{photo} n’est pas une vraie photo JPEG ou PNG, quoi qu’en dise son nom.',
  'found.format-inside':
    '{photo} est en réalité une image {format}. Enregistrez-la en JPEG ou PNG.',
  'found.heic':
    '{photo} n’est pas envoyée : c’est une photo HEIC. Le HEIC ne se lit pas ici : exportez-la en JPEG, ou réglez le téléphone sur « le plus compatible ».',
  'found.raw':
    '{photo} n’est pas envoyée : c’est une photo RAW. Le RAW ne se lit pas ici : développez-la et enregistrez le résultat en JPEG à côté.',
  'found.other-format':
    '{photo} n’est pas envoyé : c’est un fichier {format}. Enregistrez-le en JPEG ou PNG à côté.',
  'found.format-open':
    '{photo} ({format}) n’est pas envoyée. Une copie JPEG peut l’être, si vous êtes d’accord.',
  'found.format-waits':
    '{photo} ({format}) n’est pas envoyée, sauf si vous la laissez convertir en JPEG.',
  'found.format-asks':
    '{photo} ({format}) n’est pas acceptée telle quelle. Laissez-la convertir en JPEG, ou laissez-la de côté.',
  'found.format-copy':
    '{photo} est envoyée sous forme de copie JPEG ; le fichier {format} reste tel quel.',
  'found.turned-copy':
    '{photo} est couchée selon son orientation : une copie redressée est envoyée.',
  'found.turned-kept': '{photo} est couchée selon son orientation et envoyée ainsi.',
  'found.colour-copy':
    '{photo} a d’autres couleurs que sRGB ({space}) : une copie en sRGB est envoyée.',
  'found.colour-kept':
    '{photo} a d’autres couleurs que sRGB ({space}) : elles peuvent paraître fausses dans les résultats.',
  'found.small':
    '{photo} ne fait que {width} × {height} pixels : les résultats peuvent manquer de netteté.',
  'found.huge':
    '{photo} est très grande ({width} × {height} pixels, {mb} Mo) : l’envoi est long et peut être refusé.',
  'found.duplicate': '{photo} est la même image que {other}.',
  'found.folder-gone':
    'Le dossier n’est plus là ou ne se lit pas. Connectez son disque et regardez à nouveau.',
  'found.same-name':
    'Un autre SKU s’appelle aussi {sku} : l’un des deux est enregistré sous « {sku} (2) ».',
};
