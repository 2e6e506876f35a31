/**
 * A pose or a background: a row of drawings, a field for one's own words, and the whole library
 * behind one button. The field's text is what is sent.
 */
import { LayoutGrid } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import { useBatchLook } from '../../../stores/context.tsx';
import { t } from '../../../text/index.ts';
import { cx } from '../../../ui/cx.ts';
import { INPUT } from '../../../ui/field.tsx';
import { LibraryArt, type LibraryKind } from './library-art.tsx';
import { quickEntries, shownEntry } from './library-data.ts';
import { LibraryPopover } from './library-popover.tsx';

const QUICK = 4;

export function LibraryField({
  kind,
  value,
  onChange,
}: {
  readonly kind: LibraryKind;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const recent = useBatchLook((state) => state.recent[kind]);
  const noteRecent = useBatchLook((state) => state.noteRecent);
  // The row stands still while one chooses from it.
  const [quick] = useState(() => quickEntries(kind, recent, QUICK));
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const id = useId();
  const chosen = value.trim() === '' ? null : shownEntry(kind, value);
  const known = chosen && !chosen.key.startsWith('own ') ? chosen : null;
  const row =
    known && !quick.some(({ key }) => key === known.key)
      ? [known, ...quick.slice(0, QUICK - 1)]
      : quick;
  const choose = (text: string) => {
    onChange(text);
    noteRecent({ [kind]: [text] });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <div ref={field}>
      <div className="mb-1 flex h-6 items-center">
        <label htmlFor={id} className="flex-1 text-cap text-text-2">
          {t(`look.${kind}`)}
        </label>
        <Button
          aria-haspopup="dialog"
          onPress={() => setOpen(true)}
          className="inset-focus -mr-1.5 flex h-6 items-center gap-1.5 rounded-md px-1.5 text-cap text-text-2 hover:bg-hover hover:text-text"
        >
          <LayoutGrid size={13} strokeWidth={1.75} aria-hidden />
          {t(`library.all-${kind}`)}
        </Button>
      </div>
      <RadioGroup
        aria-label={t(`library.${kind}`)}
        orientation="horizontal"
        value={known?.key ?? null}
        onChange={(key) => choose(row.find((one) => one.key === key)?.text ?? value)}
        className="grid grid-cols-4 gap-2"
      >
        {row.map((entry) => (
          <Radio
            key={entry.key}
            value={entry.key}
            className="group rounded-md text-center text-note text-text-2 selected:font-medium selected:text-text"
          >
            <LibraryArt
              kind={kind}
              text={entry.text}
              className={cx(
                'mb-1 outline-2 outline-transparent outline-offset-2 transition-[outline-color] duration-120',
                'group-hover:outline-line-strong group-selected:outline-accent',
                kind === 'pose' ? 'h-[68px]' : 'h-10',
              )}
            />
            <span className="block truncate">{entry.label}</span>
          </Radio>
        ))}
      </RadioGroup>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-controls={open ? `${id}-library` : undefined}
        value={value}
        placeholder={t(`look.${kind}-hint`)}
        spellCheck={false}
        title={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className={cx(INPUT, 'mt-2')}
      />
      {open ? (
        <LibraryPopover
          id={`${id}-library`}
          kind={kind}
          chosen={value}
          recent={recent}
          trigger={field}
          onChoose={(text) => {
            choose(text);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
