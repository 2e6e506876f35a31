/** A plain text area with line numbers, some of them marked. Tab leaves it, as everywhere else. */
import { type Ref, useRef } from 'react';
import { cx } from './cx.ts';

export function TextEditor({
  label,
  value,
  onChange,
  marked,
  editor,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines, from 1, that hold a mistake. */
  readonly marked: readonly number[];
  readonly editor?: Ref<HTMLTextAreaElement>;
}) {
  const numbers = useRef<HTMLDivElement>(null);
  const lines = value.split('\n').length;
  return (
    <div className="flex min-h-0 flex-1 border-t bg-field font-mono text-cap">
      <div
        ref={numbers}
        aria-hidden
        className="w-10 shrink-0 overflow-hidden py-2 pr-2 text-right text-text-3 tabular-nums"
      >
        {Array.from({ length: lines }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={index}
            className={cx(marked.includes(index + 1) && 'font-bold text-bad')}
          >
            {index + 1}
          </div>
        ))}
        {/* Room for the scroll bar below the text, so that both end at one height. */}
        <div className="h-4" />
      </div>
      <textarea
        ref={editor}
        aria-label={label}
        aria-invalid={marked.length > 0}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
        wrap="off"
        spellCheck={false}
        className="inset-focus min-w-0 flex-1 resize-none overflow-auto bg-transparent px-2 py-2 text-text"
      />
    </div>
  );
}
