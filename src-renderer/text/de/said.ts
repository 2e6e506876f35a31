/** Words that tell a screen reader how the work goes, in German. */
import type { Translation } from '../../../src-shared/text/translate.ts';
import type { said as english } from '../en/said.ts';

export const said = {
  'said.sku-done': '{sku} ist fertig',
  'said.done': { one: '{n} SKU fertig', other: '{n} SKUs fertig' },
  'said.sku-failed': '{sku} ist fehlgeschlagen',
  'said.failed': { one: '{n} SKU fehlgeschlagen', other: '{n} SKUs fehlgeschlagen' },
  'said.needs-you': { one: '{n} SKU braucht Sie', other: '{n} SKUs brauchen Sie' },
  'said.of': '{ended} von {n} SKUs',
  'said.ended': 'beendet',
} satisfies Translation<typeof english>;
