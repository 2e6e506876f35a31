/**
 * A result beside what it is compared with: side by side, under a slider, through a lens, or alone;
 * one zoom and one place for both, kept from picture to picture. Judging is done around it.
 */
import { useRef } from 'react';
import type { CollectionId } from '../../../../src-shared/domain/ids.ts';
import type { ReviewResult, ReviewSku } from '../../../../src-shared/domain/review/library.ts';
import { useView } from '../../../stores/context.tsx';
import { t } from '../../../text/index.ts';
import { cx } from '../../../ui/cx.ts';
import {
  type Reference,
  referenceOf,
  steppedReference,
  wishFor,
} from '../../../view/compare-reference.ts';
import { zoomOf } from '../../../view/compare-view.ts';
import { CompareToolbar } from './compare-toolbar.tsx';
import { MATS } from './mats.ts';
import { StagePictures } from './stage-pictures.tsx';
import { useCompareView } from './use-compare-view.ts';
import { useShown } from './use-shown.ts';
import { useSize } from './use-size.ts';
import { useStageActs } from './use-stage-acts.ts';
import { type KeyPress, useStageKeys } from './use-stage-keys.ts';

const NO_PINS = { result: null, reference: null };

export interface CompareStageProps {
  readonly collectionId: CollectionId;
  readonly sku: ReviewSku;
  readonly result: ReviewResult;
  /** Other results of the same SKU: variations, versions, models. */
  readonly others: readonly ReviewResult[];
  readonly onAdvance: (step: 1 | -1) => void;
}

export function CompareStage({ sku, result, others, onAdvance }: CompareStageProps) {
  const [view, change] = useCompareView();
  const wish = useView((state) => state.compareWith);
  const mat = useView((state) => state.mat);
  const set = useView((state) => state.set);
  const stage = useRef<HTMLDivElement>(null);
  const [measure, size] = useSize();
  const reference = referenceOf(wish, sku.flatLays, result, others);
  const mode = reference ? view.mode : 'single';
  const shown = useShown({ stage: size, mode, view, result, reference, pins: NO_PINS });
  const acts = useStageActs({ shown, mode, change });
  const compareWith = (next: Reference) => set({ compareWith: wishFor(next) });

  function key(press: KeyPress): boolean {
    if (press.shift || press.alt) return acts.key(press);
    if (press.key === 'arrowright') onAdvance(1);
    else if (press.key === 'arrowleft') onAdvance(-1);
    else if (press.key === 'arrowup' || press.key === 'arrowdown') step(press.key);
    else if (press.key === 'c') toggleKind();
    else return acts.key(press);
    return true;
  }
  function step(name: 'arrowup' | 'arrowdown'): void {
    if (!reference) return;
    const by = name === 'arrowdown' ? 1 : -1;
    compareWith(steppedReference(reference, sku.flatLays, others, by));
  }
  function toggleKind(): void {
    set({
      compareWith:
        reference?.kind === 'result'
          ? { kind: 'flat-lay', id: null, role: 'front' }
          : { kind: 'result', id: null },
    });
  }
  const onKeyDown = useStageKeys(stage, key);

  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col">
      <CompareToolbar
        mode={mode}
        onMode={(next) => change((before) => ({ ...before, mode: next }))}
        reference={reference}
        flatLays={sku.flatLays}
        others={others}
        onReference={compareWith}
        zoom={view.zoom}
        percent={Math.round(zoomOf(view, shown.lead) * 100)}
        onZoom={(zoom) => change((before) => ({ ...before, zoom }))}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a stage of pictures walked by keys */}
      <div
        ref={stage}
        role="group"
        aria-label={t('compare.stage', { sku: sku.name, file: result.fileName })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the keys
        tabIndex={0}
        data-stage
        onKeyDown={onKeyDown}
        className={cx('inset-focus relative min-h-0 flex-1 overflow-hidden', MATS[mat])}
      >
        <div ref={measure} className="absolute inset-0">
          {size.width > 0 ? (
            <StagePictures
              shown={shown}
              mode={mode}
              view={view}
              acts={acts}
              onDivider={(divider) => change((before) => ({ ...before, divider }))}
            />
          ) : null}
        </div>
      </div>
    </section>
  );
}
