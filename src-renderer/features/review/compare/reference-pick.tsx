/** Chooses what the result is compared with: a flat-lay, or another result of the SKU. */
import { ChevronDown } from 'lucide-react';
import type { FlatLayView, ReviewResult } from '../../../../src-shared/domain/review/library.ts';
import { t } from '../../../text/index.ts';
import { Button } from '../../../ui/button.tsx';
import { MenuButton, type MenuEntry } from '../../../ui/menu.tsx';
import { orderedFlatLays, type Reference } from '../../../view/compare-reference.ts';
import { nameOfResult } from './names.ts';

export function ReferencePick({
  reference,
  flatLays,
  others,
  onChange,
}: {
  readonly reference: Reference | undefined;
  readonly flatLays: readonly FlatLayView[];
  readonly others: readonly ReviewResult[];
  readonly onChange: (reference: Reference) => void;
}) {
  const photos: readonly MenuEntry[] = orderedFlatLays(flatLays).map((photo) => ({
    id: `photo ${photo.id}`,
    label: photo.name,
    text: t(`compare.role-${photo.role}`),
    run: () => onChange({ kind: 'flat-lay', photo }),
  }));
  const results: readonly MenuEntry[] = others.map((result, at) => ({
    id: `result ${result.id}`,
    label: nameOfResult(result),
    text: result.fileName,
    apart: at === 0 && photos.length > 0,
    run: () => onChange({ kind: 'result', result }),
  }));
  const now = !reference
    ? t('compare.with-nothing')
    : reference.kind === 'flat-lay'
      ? reference.photo.name
      : nameOfResult(reference.result);
  return (
    <MenuButton
      label={t('compare.with')}
      entries={[...photos, ...results]}
      placement="bottom start"
    >
      <Button
        kind="quiet"
        aria-label={`${t('compare.with')}: ${now}`}
        isDisabled={photos.length + results.length === 0}
        className="min-w-0 !shrink text-text"
      >
        <span className="min-w-0 truncate">{now}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-text-2" />
      </Button>
    </MenuButton>
  );
}
