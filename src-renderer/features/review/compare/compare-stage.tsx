/**
 * A result beside what it is compared with: side by side, under a slider, through a lens, or alone;
 * one zoom and one place for both, kept from picture to picture. Judging is done around it.
 */
import { useMemo, useRef } from 'react';
import type { CollectionId } from '../../../../src-shared/domain/ids.ts';
import type { ReviewResult, ReviewSku } from '../../../../src-shared/domain/review/library.ts';
import { useView } from '../../../stores/context.tsx';
import { t } from '../../../text/index.ts';
import { cx } from '../../../ui/cx.ts';
import {
  orderedFlatLays,
  type Reference,
  steppedReference,
  wishFor,
} from '../../../view/compare-reference.ts';
import { withDivider, zoomOf } from '../../../view/compare-view.ts';
import { CompareToolbar } from './compare-toolbar.tsx';
import { MATS } from './mats.ts';
import { PinBar } from './pin-bar.tsx';
import { PinHelp, PinPut } from './pin-controls.tsx';
import { PinName } from './pin-name.tsx';
import { StagePictures } from './stage-pictures.tsx';
import { useCompareView } from './use-compare-view.ts';
import { usePinWalk } from './use-pin-walk.ts';
import { usePins } from './use-pins.ts';
import { useReference } from './use-reference.ts';
import { useShown } from './use-shown.ts';
import { useSize } from './use-size.ts';
import { useStageActs } from './use-stage-acts.ts';
import { type KeyPress, useStageKeys } from './use-stage-keys.ts';

export interface CompareStageProps {
  readonly collectionId: CollectionId;
  readonly sku: ReviewSku;
  readonly result: ReviewResult;
  /** Other results of the same SKU: variations, versions, models. */
  readonly others: readonly ReviewResult[];
  readonly onAdvance: (step: 1 | -1) => void;
}

export function CompareStage(props: CompareStageProps) {
  const { collectionId, sku, result, others, onAdvance } = props;
  const [view, change] = useCompareView();
  const mat = useView((state) => state.mat);
  const set = useView((state) => state.set);
  const stage = useRef<HTMLDivElement>(null);
  const [measure, size] = useSize();
  const otherIds = useMemo(() => others.map((one) => one.id), [others]);
  const pins = usePins(collectionId, sku, result.id, otherIds);
  const reference = useReference({ sku, result, others, pins: pins.pins, view });
  const photo = reference?.kind === 'flat-lay' ? reference.photo : orderedFlatLays(sku.flatLays)[0];
  const walk = usePinWalk({ pins, view, change, result: result.id, photoId: photo?.id });
  const { walked } = walk;
  const mode = !reference ? 'single' : walk.placing ? 'beside' : view.mode;
  const placeOf = (one: Reference) =>
    walked && (one.kind === 'flat-lay' ? walked.at : pins.placeOn(walked, one.result.id));
  const shown = useShown({
    stage: size,
    mode,
    view,
    result,
    reference,
    pins: {
      result: walked ? pins.placeOn(walked, result.id) : null,
      reference: (reference && placeOf(reference)) ?? null,
    },
  });
  const acts = useStageActs({ shown, mode, change, onPut: walk.placing ? walk.put : null });
  const compareWith = (next: Reference) => set({ compareWith: wishFor(next) });

  function key(press: KeyPress): boolean {
    if (walk.key(press)) return true;
    if (press.shift || press.alt) return acts.key(press);
    if (press.key === 'arrowright') onAdvance(1);
    else if (press.key === 'arrowleft') onAdvance(-1);
    else if (press.key === 'arrowup') step(-1);
    else if (press.key === 'arrowdown') step(1);
    else if (press.key === 'c') toggleKind();
    else return acts.key(press);
    return true;
  }
  function step(by: 1 | -1): void {
    if (reference) compareWith(steppedReference(reference, sku.flatLays, others, by));
  }
  function toggleKind(): void {
    const flatLay = { kind: 'flat-lay', id: null, role: 'front' } as const;
    set({ compareWith: reference?.kind === 'result' ? flatLay : { kind: 'result', id: null } });
  }
  const onKeyDown = useStageKeys(stage, key);
  const toStage = () => stage.current?.focus({ preventScroll: true });

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
      >
        <PinPut
          possible={photo !== undefined}
          onPut={() => {
            walk.begin();
            toStage();
          }}
        />
      </CompareToolbar>
      {/* biome-ignore lint/a11y/useSemanticElements: a stage of pictures walked by keys */}
      <div
        ref={stage}
        role="group"
        aria-label={t('compare.stage', { sku: sku.name, file: result.fileName })}
        {...(pins.pins.length > 0 ? { 'aria-description': t('compare.stage-pins') } : {})}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the keys
        tabIndex={0}
        data-stage
        onKeyDown={onKeyDown}
        // A coloured ring would bend the colours beside it.
        className={cx(
          'inset-focus relative min-h-0 flex-1 overflow-hidden focus-visible:outline-text-3',
          MATS[mat],
        )}
      >
        <div ref={measure} className="absolute inset-0">
          {size.width > 0 ? (
            <StagePictures
              shown={shown}
              mode={mode}
              view={view}
              acts={acts}
              walk={walk}
              result={result}
              reference={reference}
              onDivider={(divider) => change((before) => withDivider(before, divider))}
            />
          ) : null}
        </div>
      </div>
      {walk.placing ? (
        <PinHelp
          onCancel={() => {
            walk.cancel();
            toStage();
          }}
        />
      ) : walk.naming ? (
        <PinName
          key={walk.naming.id}
          name={walk.naming.name}
          onDone={(name) => {
            walk.named(name);
            toStage();
          }}
        />
      ) : pins.pins.length > 0 ? (
        <PinBar
          pins={pins.pins}
          walked={view.pin}
          hintOf={(pin) => pins.hintOf(pin, result.id)}
          onWalk={(pin) => walk.walk(pin.id)}
          onRename={walk.rename}
          onRemove={walk.remove}
        />
      ) : null}
    </section>
  );
}
