/** One pose as a quiet line figure. Outline and body are the same lines drawn twice, wide and less wide. */
import type { PoseId } from '../../../../src-shared/domain/look-library.ts';
import { cx } from '../../../ui/cx.ts';
import { type Chain, FIGURES, type FigureShape } from './figures.ts';

const LINE = 0.8;
const ARM = 3.1;
const LEG = 4.2;
const TORSO = 3;
const NECK = 2.8;

interface Part {
  readonly d: string;
  readonly width: number;
  readonly closed?: boolean;
}

export function Figure({ id, className }: { readonly id: PoseId; readonly className?: string }) {
  const shape = FIGURES[id];
  const [x, y] = shape.head;
  return (
    <svg
      aria-hidden
      viewBox={shape.crop ?? '0 0 48 64'}
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx('figure', className)}
    >
      {shape.prop ? <path d={shape.prop} className="figure-prop" strokeWidth={1} /> : null}
      <Layer parts={arms(shape.armsBehind)} />
      <Layer parts={bodyOf(shape)} />
      <ellipse
        cx={x}
        cy={y}
        rx={4.1}
        ry={5}
        className="figure-body figure-line"
        strokeWidth={LINE}
      />
      <path d={hairOf(shape)} className="figure-hair" />
      <Layer parts={arms(shape.armsBefore)} />
    </svg>
  );
}

/** The parts of a layer melt into one outline. */
function Layer({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map(({ d, width, closed }) => (
        <path
          key={d}
          d={d}
          className={cx('figure-outline', closed && 'figure-outline-filled')}
          strokeWidth={width + 2 * LINE}
        />
      ))}
      {parts.map(({ d, width, closed }) => (
        <path
          key={d}
          d={d}
          className={cx('figure-inner', closed && 'figure-body')}
          strokeWidth={width}
        />
      ))}
    </>
  );
}

function bodyOf({ head: [x, y], torso, legs }: FigureShape): readonly Part[] {
  const middle = ((torso[0] ?? 0) + (torso[2] ?? 0)) / 2;
  return [
    ...legs.map((leg) => ({ d: pathOf(leg), width: LEG })),
    { d: pathOf([x, y + 3, middle, (torso[1] ?? 0) + 1]), width: NECK },
    { d: `${pathOf(torso)} Z`, width: TORSO, closed: true },
  ];
}

const arms = (chains: readonly Chain[] = []): readonly Part[] =>
  chains.map((chain) => ({ d: pathOf(chain), width: ARM }));

function pathOf(chain: Chain): string {
  const points = Array.from({ length: chain.length / 2 }, (_, at) =>
    [chain[2 * at], chain[2 * at + 1]].join(' '),
  );
  return `M${points.join(' L')}`;
}

/** A cap from the front, half the head from the side, all of it from behind. */
function hairOf({ head: [x, y], facing }: FigureShape): string {
  const left = `${x - 4.1} ${y}`;
  const right = `${x + 4.1} ${y}`;
  const top = `A4.1 5 0 0 1 `;
  switch (facing) {
    case 'back':
      return `M${left} ${top}${right} A4.1 5 0 0 1 ${left}Z`;
    case 'front':
      return `M${x - 4} ${y - 1} ${top}${x + 4} ${y - 1} Q${x} ${y - 4.6} ${x - 4} ${y - 1}Z`;
    case 'right':
      return `M${x - 2.4} ${y + 4} A4.1 5 0 0 1 ${x + 3.2} ${y - 3.1} Q${x - 1} ${y - 2.4} ${x - 2.4} ${y + 4}Z`;
    case 'left':
      return `M${x + 2.4} ${y + 4} A4.1 5 0 0 0 ${x - 3.2} ${y - 3.1} Q${x + 1} ${y - 2.4} ${x + 2.4} ${y + 4}Z`;
  }
}
