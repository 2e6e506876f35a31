/** Words that tell a screen reader how the work goes, in French. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { said as english } from '../en/said.ts';

export const said = {
  'said.sku-done': '{sku} est terminé',
  'said.done': { one: '{n} SKU terminé', many: '{n} de SKU terminés', other: '{n} SKU terminés' },
  'said.sku-failed': '{sku} a échoué',
  'said.failed': {
    one: '{n} SKU en échec',
    many: '{n} de SKU en échec',
    other: '{n} SKU en échec',
  },
  'said.needs-you': {
    one: '{n} SKU a besoin de vous',
    many: '{n} de SKU ont besoin de vous',
    other: '{n} SKU ont besoin de vous',
  },
  'said.of': '{ended} SKU sur {n}',
  'said.ended': 'terminé',
} satisfies Translation<typeof english>;
