/** Where the panes lie on the stage, in CSS pixels. Pure. */
import type { Placement, Size } from '../../../view/compare-geometry.ts';
import type { CompareMode } from '../../../view/compare-view.ts';

const AROUND = 12;
const BETWEEN = 12;

export interface Panes {
  readonly reference: Placement | null;
  readonly result: Placement;
}

/** Two panes of one size, or one above the other where the divider parts them. */
export function panesOf(stage: Size, mode: CompareMode): Panes {
  const width = Math.max(1, Math.floor(stage.width - 2 * AROUND));
  const height = Math.max(1, Math.floor(stage.height - 2 * AROUND));
  const whole = { left: AROUND, top: AROUND, width, height };
  if (mode === 'single') return { reference: null, result: whole };
  if (mode === 'slider') return { reference: whole, result: whole };
  const half = Math.max(1, Math.floor((width - BETWEEN) / 2));
  return {
    reference: { ...whole, width: half },
    result: { ...whole, width: half, left: AROUND + width - half },
  };
}
