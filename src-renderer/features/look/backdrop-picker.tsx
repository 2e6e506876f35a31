/** Backgrounds as small pictures; free text says anything else. */
import { Radio, RadioGroup } from 'react-aria-components';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { BACKDROPS } from '../../view/look-library.ts';

export function BackdropPicker({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const known = BACKDROPS.find((backdrop) => backdrop.text === value.trim());
  return (
    <div>
      <FieldLabel>{t('look.background')}</FieldLabel>
      <RadioGroup
        aria-label={t('look.background')}
        orientation="horizontal"
        value={known?.id ?? null}
        onChange={(id) => onChange(BACKDROPS.find((one) => one.id === id)?.text ?? '')}
        className="grid grid-cols-4 gap-2"
      >
        {BACKDROPS.map((backdrop) => (
          <Radio
            key={backdrop.id}
            value={backdrop.id}
            className="group rounded-md text-center text-note text-text-2 selected:font-medium selected:text-text"
          >
            <span
              aria-hidden
              className={cx(
                'mb-1 block h-9 rounded-md outline-2 outline-transparent outline-offset-2 transition-[outline-color] duration-120',
                'group-hover:outline-line-strong group-selected:outline-accent',
                backdrop.className,
              )}
            />
            <span className="block truncate">{t(backdrop.label)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <Field
        hideLabel
        label={t('look.background-own')}
        placeholder={t('look.background-hint')}
        value={value}
        onChange={onChange}
        className="mt-2"
      />
    </div>
  );
}
