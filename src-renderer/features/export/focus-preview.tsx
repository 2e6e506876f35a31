/** One picture as a target makes it: what is cropped away, where the bars are, and the focus to drag. */
import type { KeyboardEvent, PointerEvent } from 'react';
import { type Placement, place } from '../../../src-shared/domain/export/placement.ts';
import type { ExportTarget } from '../../../src-shared/domain/export/target.ts';
import type { PicturePoint, ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { t } from '../../text/index.ts';
import { onPicture } from '../../view/compare-geometry.ts';

/** CSS pixels. */
const BOX = { width: 300, height: 260 } as const;
const STEP = 0.02;
const GUESS = { width: 1536, height: 2048 };

export function FocusPreview({
  result,
  target,
  focus,
  onFocus,
}: {
  readonly result: ReviewResult;
  readonly target: ExportTarget;
  readonly focus: PicturePoint;
  readonly onFocus: (focus: PicturePoint) => void;
}) {
  const source =
    result.width !== null && result.height !== null
      ? { width: result.width, height: result.height }
      : GUESS;
  const placement = place(source, target, focus);
  if (!placement.fits) {
    return <p className="py-4 text-cap text-wait">{t('export.preview-too-small')}</p>;
  }
  const crops = placement.from.width < source.width || placement.from.height < source.height;
  const src = mediaUrl('result', result.id, 640);
  return (
    <div
      className="flex items-center justify-center rounded-md bg-mat"
      style={{ height: BOX.height + 24 }}
    >
      {crops ? (
        <Cropped
          src={src}
          alt={result.fileName}
          source={source}
          from={placement.from}
          focus={focus}
          onFocus={onFocus}
        />
      ) : (
        <Framed
          src={src}
          alt={result.fileName}
          placement={placement}
          background={target.background}
        />
      )}
    </div>
  );
}

interface Area {
  readonly width: number;
  readonly height: number;
}

function scaled(area: Area): Area & { readonly scale: number } {
  const scale = Math.min(BOX.width / area.width, BOX.height / area.height);
  return { width: area.width * scale, height: area.height * scale, scale };
}

function Cropped({
  src,
  alt,
  source,
  from,
  focus,
  onFocus,
}: {
  readonly src: string;
  readonly alt: string;
  readonly source: Area;
  readonly from: Area & { readonly left: number; readonly top: number };
  readonly focus: PicturePoint;
  readonly onFocus: (focus: PicturePoint) => void;
}) {
  const { width, height, scale } = scaled(source);
  function lead(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    onFocus(
      onPicture({
        x: (event.clientX - box.left) / box.width,
        y: (event.clientY - box.top) / box.height,
      }),
    );
  }
  return (
    <div
      className="relative cursor-crosshair touch-none overflow-hidden"
      style={{ width, height }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        lead(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) lead(event);
      }}
    >
      <img src={src} alt={alt} draggable={false} className="size-full" />
      {/* All around the used part is dimmed by one wide outline. */}
      <div
        data-crop
        className="pointer-events-none absolute outline outline-[2000px] outline-badge ring-1 ring-white"
        style={{
          left: from.left * scale,
          top: from.top * scale,
          width: from.width * scale,
          height: from.height * scale,
        }}
      />
      <FocusPoint focus={focus} onFocus={onFocus} />
    </div>
  );
}

function FocusPoint({
  focus,
  onFocus,
}: {
  readonly focus: PicturePoint;
  readonly onFocus: (focus: PicturePoint) => void;
}) {
  function onKeyDown(event: KeyboardEvent): void {
    const arrows: Readonly<Record<string, PicturePoint>> = {
      ArrowLeft: { x: -STEP, y: 0 },
      ArrowRight: { x: STEP, y: 0 },
      ArrowUp: { x: 0, y: -STEP },
      ArrowDown: { x: 0, y: STEP },
    };
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    onFocus(onPicture({ x: focus.x + by.x, y: focus.y + by.y }));
  }
  const [x, y] = [Math.round(focus.x * 100), Math.round(focus.y * 100)];
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('export.focus')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={y}
      aria-valuetext={t('export.focus-value', { x, y })}
      onKeyDown={onKeyDown}
      className="-translate-x-1/2 -translate-y-1/2 absolute flex size-6 items-center justify-center rounded-full border-2 border-white bg-badge"
      style={{ left: `${focus.x * 100}%`, top: `${focus.y * 100}%` }}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-white" />
    </div>
  );
}

function Framed({
  src,
  alt,
  placement,
  background,
}: {
  readonly src: string;
  readonly alt: string;
  readonly placement: Extract<Placement, { fits: true }>;
  readonly background: string;
}) {
  const { width, height, scale } = scaled(placement.out);
  const { at } = placement;
  return (
    <div className="relative" style={{ width, height, background }}>
      <img
        src={src}
        alt={alt}
        draggable={false}
        className="absolute"
        style={{
          left: at.left * scale,
          top: at.top * scale,
          width: at.width * scale,
          height: at.height * scale,
        }}
      />
    </div>
  );
}
