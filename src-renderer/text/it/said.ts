/** Words that tell a screen reader how the work goes, in Italian. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { said as english } from '../en/said.ts';

export const said = {
  'said.sku-done': '{sku} è completato',
  'said.done': {
    one: '{n} SKU completato',
    many: '{n} di SKU completati',
    other: '{n} SKU completati',
  },
  'said.sku-failed': '{sku} non è riuscito',
  'said.failed': {
    one: '{n} SKU non riuscito',
    many: '{n} di SKU non riusciti',
    other: '{n} SKU non riusciti',
  },
  'said.needs-you': {
    one: '{n} SKU da sistemare',
    many: '{n} di SKU da sistemare',
    other: '{n} SKU da sistemare',
  },
  'said.of': '{ended} SKU su {n}',
  'said.ended': 'terminato',
} satisfies Translation<typeof english>;
