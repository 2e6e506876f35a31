/** The seed: random each time, or one number kept so that the same picture comes again. */
import { Dices, Lock, X } from 'lucide-react';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';

/** The largest seed the dice rolls. */
const MOST = 999_999;

export function SeedField({
  value,
  onChange,
}: {
  readonly value: number | undefined;
  readonly onChange: (seed: number | undefined) => void;
}) {
  return (
    <div className="flex items-end gap-1">
      <Field
        label={t('look.seed')}
        placeholder={t('look.seed-random')}
        value={value === undefined ? '' : String(value)}
        onChange={(text) => onChange(readSeed(text))}
        className="flex-1"
      />
      <IconButton
        label={t('look.seed-dice')}
        kind="plain"
        onPress={() => onChange(Math.floor(Math.random() * (MOST + 1)))}
      >
        {value === undefined ? <Dices size={15} aria-hidden /> : <Lock size={14} aria-hidden />}
      </IconButton>
      {value === undefined ? null : (
        <IconButton label={t('look.seed-clear')} onPress={() => onChange(undefined)}>
          <X size={15} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

/** Digits only; anything else is left out while typing. */
function readSeed(text: string): number | undefined {
  const digits = text.replace(/\D/g, '').slice(0, 9);
  return digits === '' ? undefined : Number(digits);
}
