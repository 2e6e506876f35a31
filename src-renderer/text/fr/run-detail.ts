/** Words of a SKU's panel and of the queue, in French. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { runDetail as english } from '../en/run-detail.ts';

export const runDetail = {
  'run.files': 'Fichiers',
  'run.phases': 'Durée par étape',
  'run.phase-since': '{span} jusqu’ici',
  'run.calls': 'Appels à PiktID',
  'run.calls-n': { one: '{n} appel', other: '{n} appels' },
  'run.call-times': '× {n}',
  'run.call-lost': 'sans réponse',
  'run.call-ms': '{n} ms',
  'span.queued': 'En attente',
  'span.preparing': 'Préparation',
  'span.uploading': 'Transfert',
  'span.ready': 'Attente d’une place',
  'span.submitting': 'Envoi',
  'span.unclear': 'Recherche',
  'span.processing': 'Génération',
  'span.downloading': 'Récupération',
  'span.parked': 'Plafond atteint',
  'change.action': 'Modifier et commander à nouveau…',
  'change.title': 'Commander {sku} avec des changements',
  'change.text':
    'Un nouveau passage de ce SKU dans le même lot, dans un dossier à côté du premier. Ce qu’il a déjà reste.',
  'change.notes': 'Remarques sur les photos',
  'change.note': 'Remarque sur {photo}',
  'change.price': { one: '{n} image', many: '{n} d’images', other: '{n} images' },
  'change.price-about': 'environ {n} crédits',
  'change.price-guess': 'environ {n} crédits, à vue de nez tant que PiktID n’a pas donné de prix',
  'change.order': 'Commander',
  'change.ordered': '{sku} est de nouveau en file d’attente, avec vos changements.',
  'queue.place': 'Place dans la file d’attente',
  'queue.first': 'En tête de file',
  'queue.up': 'Avancer d’une place',
  'queue.down': 'Reculer d’une place',
  'queue.last': 'En fin de file',
  'queue.moved': '{name} est numéro {n} dans la file d’attente',
  'pilot.switch': 'Essai : un SKU d’abord',
  'pilot.switch-text':
    'Le premier SKU est fait seul. Vous regardez ses images, puis vous libérez le reste ou vous l’annulez.',
  'pilot.see': 'Le regarder',
  'share.text': '{free} places sur {all} libres pour nous',
  'share.hint':
    'Un autre ordinateur semble utiliser ce compte. {free} de ses {all} places nous restent ; cela s’apprend des refus et est revérifié.',
} satisfies Translation<typeof english>;
