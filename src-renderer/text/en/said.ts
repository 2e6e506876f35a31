/** Words that tell a screen reader how the work goes. */
export const said = {
  'said.sku-done': '{sku} is done',
  'said.done': { one: '{n} SKU done', other: '{n} SKUs done' },
  'said.sku-failed': '{sku} failed',
  'said.failed': { one: '{n} SKU failed', other: '{n} SKUs failed' },
  'said.needs-you': { one: '{n} SKU needs you', other: '{n} SKUs need you' },
  'said.of': '{ended} of {n} SKUs',
  'said.ended': 'ended',
} as const;
