/** What was found wrong or noteworthy about a SKU or one of its photos, in Italian. */
import type { found as english } from '../en/found.ts';
import type { Translation } from '../translate.ts';

export const found: Translation<typeof english> = {
  'found.no-photos': 'Nessuna immagine trovata: nella cartella non c’è alcuna foto JPEG o PNG.',
  'found.no-photos-waiting': {
    one: 'Nessuna immagine trovata: nella cartella non c’è alcuna foto JPEG o PNG. Un’immagine di altro tipo si può convertire, con il permesso.',
    other:
      'Nessuna immagine trovata: nella cartella non c’è alcuna foto JPEG o PNG. {n} immagini di altro tipo si possono convertire, con il permesso.',
  },
  'found.no-photos-other':
    'Nessuna immagine trovata: nella cartella non c’è alcuna foto JPEG o PNG. Le immagini che contiene sono di altro tipo.',
  'found.too-many':
    '{n} foto, ma per uno SKU se ne possono inviare al massimo {most}. Escluderne {over}.',
  'found.too-many-left': '{n} foto, se ne possono inviare al massimo {most}. Escluse: {names}.',
  'found.cannot-open': '{photo} non si apre. Finché manca una foto non si invia niente.',
  'found.unreadable':
    '{photo} non si legge: è danneggiata, copiata solo in parte o non è una foto.',
  'found.no-decoder':
    '{photo} non si è potuta esaminare: manca la parte dell’app che apre le immagini. Reinstallare l’app.',
  'found.empty': '{photo} è vuota.',
  'found.other-inside': '{photo} non è davvero una foto JPEG o PNG, qualunque cosa dica il nome.',
  'found.format-inside': '{photo} è in realtà un’immagine {format}. Salvarla come JPEG o PNG.',
  'found.heic':
    '{photo} non viene inviata: è una foto HEIC. Qui HEIC non si legge: esportarla come JPEG, o impostare il telefono su «più compatibile».',
  'found.raw':
    '{photo} non viene inviata: è una foto RAW. Qui RAW non si legge: svilupparla e salvare il risultato come JPEG accanto.',
  'found.other-format':
    '{photo} non viene inviato: è un file {format}. Salvarlo come JPEG o PNG accanto.',
  'found.format-open':
    '{photo} ({format}) non viene inviata. Se ne può inviare una copia JPEG, con il consenso.',
  'found.format-waits': '{photo} ({format}) non viene inviata, a meno di convertirla in JPEG.',
  'found.format-asks':
    '{photo} ({format}) così non viene accettata. Lasciarla convertire in JPEG, o escluderla.',
  'found.format-copy': '{photo} viene inviata come copia JPEG; il file {format} resta com’è.',
  'found.turned-copy': '{photo} è coricata secondo l’orientamento: si invia una copia raddrizzata.',
  'found.turned-kept': '{photo} è coricata secondo l’orientamento e viene inviata così.',
  'found.colour-copy': '{photo} ha colori diversi da sRGB ({space}): si invia una copia in sRGB.',
  'found.colour-kept':
    '{photo} ha colori diversi da sRGB ({space}): nei risultati possono apparire sbagliati.',
  'found.small':
    '{photo} misura solo {width} × {height} pixel: i risultati possono essere poco nitidi.',
  'found.huge':
    '{photo} è molto grande ({width} × {height} pixel, {mb} MB): l’invio dura a lungo e può essere rifiutato.',
  'found.duplicate': '{photo} è la stessa immagine di {other}.',
  'found.folder-gone':
    'La cartella non c’è più o non si legge. Collegare il suo disco e guardare di nuovo.',
  'found.same-name':
    'Anche un altro SKU si chiama {sku}: uno dei due viene salvato come «{sku} (2)».',
};
