/** The row of pins under the pictures: each with its colour hint; the walked one can be renamed or removed. */
import { Pencil, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { ColourHint, DetailPin } from '../../../../src-shared/domain/review/library.ts';
import { t } from '../../../text/index.ts';
import { IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Hint } from '../../../ui/hint.tsx';
import { ColourPatches, colourWords } from './colour-hint.tsx';

export function nameOfPin(pin: DetailPin, index: number): string {
  return pin.name === '' ? t('compare.pin-number', { n: index + 1 }) : pin.name;
}

export function PinBar({
  pins,
  walked,
  hintOf,
  onWalk,
  onRename,
  onRemove,
}: {
  readonly pins: readonly DetailPin[];
  readonly walked: string | null;
  readonly hintOf: (pin: DetailPin) => ColourHint | undefined;
  readonly onWalk: (pin: DetailPin) => void;
  readonly onRename: (pin: DetailPin) => void;
  readonly onRemove: (pin: DetailPin) => void;
}) {
  const at = pins.findIndex((pin) => pin.id === walked);
  const now = pins[at];
  const hint = now && hintOf(now);
  return (
    <div
      role="toolbar"
      aria-label={t('compare.pins')}
      className="flex h-11 shrink-0 items-center gap-1.5 border-t bg-panel px-3"
    >
      <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-1">
        {pins.map((pin, index) => (
          <PinChip
            key={pin.id}
            number={index + 1}
            name={nameOfPin(pin, index)}
            hint={hintOf(pin)}
            walked={pin.id === walked}
            onPress={() => onWalk(pin)}
          />
        ))}
      </div>
      {now ? (
        <>
          <IconButton label={t('compare.pin-rename')} onPress={() => onRename(now)}>
            <Pencil size={14} aria-hidden />
          </IconButton>
          <IconButton label={t('compare.pin-remove')} onPress={() => onRemove(now)}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </>
      ) : null}
      <span aria-live="polite" className="sr-only">
        {now
          ? t('compare.pin-now', {
              n: at + 1,
              all: pins.length,
              name: nameOfPin(now, at),
              colour: hint ? colourWords(hint) : '',
            })
          : ''}
      </span>
    </div>
  );
}

function PinChip({
  number,
  name,
  hint,
  walked,
  onPress,
}: {
  readonly number: number;
  readonly name: string;
  readonly hint: ColourHint | undefined;
  readonly walked: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Hint text={hint ? t('compare.colour-hint') : name}>
      <AriaButton
        aria-label={hint ? `${name}, ${colourWords(hint)}` : name}
        aria-pressed={walked}
        onPress={onPress}
        className={cx(
          'flex h-7 shrink-0 items-center gap-2 rounded-full border px-2.5 text-cap transition-colors duration-120 hover:bg-hover',
          walked
            ? 'border-text-2 bg-hover font-medium text-text'
            : 'border-line-strong text-text-2',
        )}
      >
        <span className="tabular-nums">{number}</span>
        <span className="max-w-36 truncate text-text">{name}</span>
        {hint ? (
          <>
            <ColourPatches hint={hint} />
            <span className="tabular-nums">{colourWords(hint)}</span>
          </>
        ) : null}
      </AriaButton>
    </Hint>
  );
}
