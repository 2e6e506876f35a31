/** How far a colour is off, as two patches and a word. A hint, never a verdict. */
import type { ColourHint } from '../../../../src-shared/domain/review/library.ts';
import { formatRate } from '../../../text/format.ts';
import { t } from '../../../text/index.ts';
import { distanceOf } from '../../../view/compare-pins.ts';

export function colourWords(hint: ColourHint): string {
  const distance = t(`compare.colour-${distanceOf(hint.deltaE)}`);
  return t('compare.colour', { value: formatRate(hint.deltaE), distance });
}

export function ColourPatches({ hint }: { readonly hint: ColourHint }) {
  return (
    <span aria-hidden className="flex overflow-hidden rounded-sm border border-line-strong">
      <span className="size-3.5" style={{ background: hint.flatLay }} />
      <span className="size-3.5" style={{ background: hint.result }} />
    </span>
  );
}
