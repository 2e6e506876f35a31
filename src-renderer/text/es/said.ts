/** Words that tell a screen reader how the work goes, in Spanish. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { said as english } from '../en/said.ts';

export const said = {
  'said.sku-done': '{sku} está listo',
  'said.done': { one: '{n} SKU listo', many: '{n} de SKU listos', other: '{n} SKU listos' },
  'said.sku-failed': '{sku} ha fallado',
  'said.failed': {
    one: '{n} SKU ha fallado',
    many: '{n} de SKU han fallado',
    other: '{n} SKU han fallado',
  },
  'said.needs-you': {
    one: '{n} SKU necesita atención',
    many: '{n} de SKU necesitan atención',
    other: '{n} SKU necesitan atención',
  },
  'said.of': '{ended} de {n} SKU',
  'said.ended': 'terminado',
} satisfies Translation<typeof english>;
