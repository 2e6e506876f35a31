/** A cell of a windowed grid's row. The row is the tab stop; the cell only tells its role. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export function GridCell({
  children,
  className,
  head = false,
}: {
  readonly children: ReactNode;
  readonly className?: string;
  readonly head?: boolean;
}) {
  return (
    <div role={head ? 'columnheader' : 'gridcell'} className={cx('min-w-0', className)}>
      {children}
    </div>
  );
}
