/** The panes of the stage in each mode, with pins, divider or lenses over them. */
import type { ReviewResult } from '../../../../src-shared/domain/review/library.ts';
import { share } from '../../../view/compare-geometry.ts';
import type { Reference } from '../../../view/compare-reference.ts';
import { type CompareMode, type CompareView, magnificationOf } from '../../../view/compare-view.ts';
import { ComparePane, PaneCaption, ShownHost, type ShownPicture } from './compare-pane.tsx';
import { Lens } from './lens.tsx';
import { PinCross, PinMarks } from './pin-marks.tsx';
import { SliderDivider } from './slider-divider.tsx';
import type { PinWalk } from './use-pin-walk.ts';
import type { Shown } from './use-shown.ts';
import type { StageActs } from './use-stage-acts.ts';

interface StagePicturesProps {
  readonly shown: Shown;
  readonly mode: CompareMode;
  readonly view: CompareView;
  readonly acts: StageActs;
  readonly walk: PinWalk;
  readonly result: ReviewResult;
  readonly reference: Reference | undefined;
  readonly onDivider: (divider: number) => void;
}

export function StagePictures(props: StagePicturesProps) {
  const { shown, mode, view, acts } = props;
  const { panes, result, reference } = shown;
  if (mode === 'slider' && reference) return <UnderSlider {...props} before={reference.picture} />;
  const still = mode === 'lens' || view.zoom === 'fit';
  return [...(reference ? [reference] : []), result].map(({ frame, picture }) => {
    const box = picture.side === 'result' ? panes.result : panes.reference;
    if (!box) return null;
    const puts = picture.side === 'reference' && view.placing !== null;
    return (
      <ComparePane
        key={picture.side}
        box={box}
        acts={acts.handOf(picture.side)}
        cursor={puts ? 'cross' : still ? 'plain' : 'grab'}
      >
        <ShownHost shown={picture} />
        {mode === 'lens' && picture.state.state === 'there' ? (
          <Lens
            picture={picture.state.picture}
            placement={picture.placement}
            at={frame.pin ?? view.lens}
            magnification={magnificationOf({ ...view, zoom: lensZoom(view) }, shown.lead)}
            pane={frame.pane}
            devicePixels={shown.devicePixels}
          />
        ) : null}
        <Marks {...props} picture={picture} />
        {puts && view.placing ? <PinCross at={view.placing} placement={picture.placement} /> : null}
        <PaneCaption text={picture.caption} placement={picture.placement} pane={box} />
      </ComparePane>
    );
  });
}

function UnderSlider({ before, ...props }: StagePicturesProps & { readonly before: ShownPicture }) {
  const { shown, view, acts, onDivider } = props;
  const { panes, result } = shown;
  const span = visibleSpan([before.placement, result.picture.placement], panes.result.width);
  const left = span.left + view.divider * span.width;
  return (
    <ComparePane
      box={panes.result}
      acts={acts.handOf('result')}
      cursor={view.zoom === 'fit' ? 'plain' : 'grab'}
    >
      <div className="absolute inset-0" style={{ clipPath: `inset(0 calc(100% - ${left}px) 0 0)` }}>
        <ShownHost shown={before} />
      </div>
      <div className="absolute inset-0" style={{ clipPath: `inset(0 0 0 ${left}px)` }}>
        <ShownHost shown={result.picture} />
      </div>
      <Marks {...props} picture={result.picture} />
      <PaneCaption text={before.caption} placement={before.placement} pane={panes.result} />
      <PaneCaption
        right
        text={result.picture.caption}
        placement={result.picture.placement}
        pane={panes.result}
      />
      <SliderDivider
        left={left}
        span={span}
        value={view.divider}
        onChange={(value) => onDivider(share(value))}
      />
    </ComparePane>
  );
}

function Marks({
  walk,
  result,
  reference,
  picture,
}: StagePicturesProps & { readonly picture: ShownPicture }) {
  if (picture.state.state === 'missing') return null;
  const flatLay = picture.side === 'reference' && reference?.kind === 'flat-lay' ? reference : null;
  const other = picture.side === 'reference' && reference?.kind === 'result' ? reference : null;
  const on = other ? other.result.id : result.id;
  const marks = flatLay ? walk.marksOnFlatLay(flatLay.photo.id) : walk.marksOnResult(on);
  return (
    <PinMarks
      marks={marks}
      placement={picture.placement}
      onOpen={walk.walk}
      onMove={(id, at) => walk.move(id, flatLay ? 'flat-lay' : { result: on }, at)}
    />
  );
}

/** 100 %, and twice what is seen around it where that is 100 % or more already. */
function lensZoom(view: CompareView): number {
  return view.zoom === 'fit' ? 1 : Math.max(1, view.zoom * 2);
}

interface Span {
  readonly left: number;
  readonly width: number;
}

/** The part of the pane's width that the pictures take together. */
function visibleSpan(placements: readonly Span[], pane: number): Span {
  const left = Math.max(0, Math.min(...placements.map((one) => one.left)));
  const right = Math.min(pane, Math.max(...placements.map((one) => one.left + one.width)));
  return { left, width: Math.max(1, right - left) };
}
