/** Names of what comes with the app, in the page's language; what is the user's own keeps its name. Pure. */

import type { AccountView } from '../../src-shared/domain/account-views.ts';
import type { ExportTarget } from '../../src-shared/domain/export/target.ts';
import { BUILT_IN_PRESETS, type Preset } from '../../src-shared/domain/preset.ts';
import { t } from '../text/index.ts';

const PRESETS = [
  'product-page',
  'marketplace-square',
  'editorial',
  'street',
  'detail-set',
  'story',
  'beach',
] as const;
const TARGETS = ['original', 'web', 'shopify'] as const;

const known = <Id extends string>(ids: readonly Id[], id: string): Id | undefined =>
  ids.find((one) => id === `built-in-${one}`);

/** Null for an id of the user's own. */
export function presetNameOf(id: string): string | null {
  const own = known(PRESETS, id);
  return own
    ? t(`preset-name.${own}`)
    : (BUILT_IN_PRESETS.find((one) => one.id === id)?.name ?? null);
}

export function presetName({ id, name }: Pick<Preset, 'id' | 'name'>): string {
  return presetNameOf(id) ?? name;
}

export function presetText({ id, description }: Pick<Preset, 'id' | 'description'>): string | null {
  const own = known(PRESETS, id);
  return own ? t(`preset-text.${own}`) : description;
}

/** Names of marketplaces are names in every language. */
export function targetName({ id, name }: Pick<ExportTarget, 'id' | 'name'>): string {
  const own = known(TARGETS, id);
  return own ? t(`target-name.${own}`) : name;
}

/** The sandbox is nobody's account: it is called what it is. */
export function accountName({ kind, label }: Pick<AccountView, 'kind' | 'label'>): string {
  return kind === 'sandbox' ? t('account.sandbox') : label;
}
