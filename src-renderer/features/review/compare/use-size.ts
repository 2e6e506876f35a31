/** Width and height of an element in CSS pixels as they change. */
import { type RefCallback, useCallback, useState } from 'react';
import type { Size } from '../../../view/compare-geometry.ts';

export function useSize(): [ref: RefCallback<HTMLElement>, size: Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback<RefCallback<HTMLElement>>((element) => {
    if (!element) return;
    const tell = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    tell();
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
