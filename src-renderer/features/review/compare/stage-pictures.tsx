/** The panes of the stage in each mode, with the divider or the lenses over them. */
import { share } from '../../../view/compare-geometry.ts';
import { type CompareMode, type CompareView, magnificationOf } from '../../../view/compare-view.ts';
import { ComparePane, PaneCaption, ShownHost } from './compare-pane.tsx';
import { Lens } from './lens.tsx';
import { SliderDivider } from './slider-divider.tsx';
import type { Shown } from './use-shown.ts';
import type { StageActs } from './use-stage-acts.ts';

export function StagePictures({
  shown,
  mode,
  view,
  acts,
  onDivider,
}: {
  readonly shown: Shown;
  readonly mode: CompareMode;
  readonly view: CompareView;
  readonly acts: StageActs;
  readonly onDivider: (divider: number) => void;
}) {
  const { panes, result, reference } = shown;
  const cursor = mode === 'lens' ? 'plain' : view.zoom === 'fit' ? 'plain' : 'grab';
  if (mode === 'slider' && reference) {
    const span = visibleSpan(result.picture.placement, panes.result.width);
    const left = span.left + view.divider * span.width;
    return (
      <ComparePane box={panes.result} acts={acts.handOf('result')} cursor={cursor}>
        <ShownHost shown={reference.picture} />
        <div className="absolute inset-0" style={{ clipPath: `inset(0 0 0 ${left}px)` }}>
          <ShownHost shown={result.picture} />
        </div>
        <PaneCaption text={reference.picture.caption} />
        <PaneCaption text={result.picture.caption} right />
        <SliderDivider
          left={left}
          span={span}
          value={view.divider}
          onChange={(value) => onDivider(share(value))}
        />
      </ComparePane>
    );
  }
  return [...(reference ? [reference] : []), result].map(({ frame, picture }) => {
    const box = picture.side === 'result' ? panes.result : panes.reference;
    if (!box) return null;
    return (
      <ComparePane key={picture.side} box={box} acts={acts.handOf(picture.side)} cursor={cursor}>
        <ShownHost shown={picture} />
        {mode === 'lens' && picture.state.state === 'there' ? (
          <Lens
            picture={picture.state.picture}
            placement={picture.placement}
            at={view.lens}
            magnification={magnificationOf({ ...view, zoom: lensZoom(view) }, shown.lead)}
            pane={frame.pane}
            devicePixels={shown.devicePixels}
          />
        ) : null}
        <PaneCaption text={picture.caption} />
      </ComparePane>
    );
  });
}

/** 100 %, and twice what is seen around it where that is 100 % or more already. */
function lensZoom(view: CompareView): number {
  return view.zoom === 'fit' ? 1 : Math.max(1, view.zoom * 2);
}

/** The part of the pane's width that the picture takes. */
function visibleSpan(
  placement: { readonly left: number; readonly width: number },
  pane: number,
): { readonly left: number; readonly width: number } {
  const left = Math.max(0, placement.left);
  return { left, width: Math.max(1, Math.min(pane, placement.left + placement.width) - left) };
}
