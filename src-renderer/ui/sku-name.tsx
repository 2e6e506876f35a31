/** A SKU's name: shortened in its middle, so that beginning and end, where names differ, stay. */
import { cx } from './cx.ts';

/** Characters at the end that are never given up. */
const TAIL = 8;

export function SkuName({
  name,
  className,
}: {
  readonly name: string;
  readonly className?: string;
}) {
  const cut = name.length > TAIL * 2 ? name.length - TAIL : name.length;
  return (
    <span title={name} className={cx('flex min-w-0 font-medium', className)}>
      <span className="sr-only">{name}</span>
      <span aria-hidden className="truncate whitespace-pre">
        {name.slice(0, cut)}
      </span>
      <span aria-hidden className="shrink-0 whitespace-pre">
        {name.slice(cut)}
      </span>
    </span>
  );
}
