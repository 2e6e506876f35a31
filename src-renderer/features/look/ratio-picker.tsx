/** Ratios as shapes one can see. */
import { Radio, RadioGroup } from 'react-aria-components';
import { AspectRatio } from '../../../src-shared/domain/instruction.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { FieldLabel } from '../../ui/field.tsx';

/** Width and height of the drawn shapes, in pixels. */
const SHAPES: Readonly<Record<AspectRatio, string>> = {
  '1:1': 'size-[15px]',
  '3:4': 'h-[18px] w-[13px]',
  '4:3': 'h-[13px] w-[18px]',
  '9:16': 'h-[19px] w-[10px]',
  '16:9': 'h-[10px] w-[19px]',
};

export function RatioPicker({
  value,
  onChange,
}: {
  readonly value: AspectRatio | undefined;
  readonly onChange: (value: AspectRatio) => void;
}) {
  return (
    <div>
      <FieldLabel>{t('look.ratio')}</FieldLabel>
      <RadioGroup
        aria-label={t('look.ratio')}
        orientation="horizontal"
        value={value ?? null}
        onChange={(next) => onChange(AspectRatio.parse(next))}
        className="grid grid-cols-5 gap-2"
      >
        {AspectRatio.options.map((ratio) => (
          <Radio
            key={ratio}
            value={ratio}
            className={cx(
              'group flex h-12 flex-col items-center justify-between rounded-md border border-line-strong pt-1.5 pb-1 text-note text-text-2',
              'transition-colors duration-120 hover:text-text selected:border-accent selected:bg-hover selected:font-medium selected:text-text',
            )}
          >
            <span aria-hidden className="flex h-5 items-center">
              <span
                className={cx(
                  'rounded-[2px] border border-text-3 group-selected:border-text group-selected:bg-line-strong',
                  SHAPES[ratio],
                )}
              />
            </span>
            {ratio}
          </Radio>
        ))}
      </RadioGroup>
    </div>
  );
}
