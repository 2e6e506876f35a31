/** Names a pin: a usual detail with one press, or an own word. Enter is done, Escape leaves it as it was. */
import { type FormEvent, useState } from 'react';
import { t } from '../../../text/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';

const USUAL = ['logo', 'hem', 'buttons', 'collar', 'print'] as const;
const LONGEST = 60;

export function PinName({
  name: before,
  onDone,
}: {
  readonly name: string;
  /** Null: left as it was. */
  readonly onDone: (name: string | null) => void;
}) {
  const [name, setName] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(name.trim());
  };
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone(null);
      }}
      className="flex h-11 shrink-0 items-center gap-2 overflow-x-auto border-t bg-panel px-3"
    >
      <Field
        autoFocus
        hideLabel
        label={t('compare.pin-name')}
        placeholder={t('compare.pin-name')}
        value={name}
        onChange={setName}
        maxLength={LONGEST}
        className="w-44 shrink-0"
      />
      {USUAL.map((word) => (
        <Button key={word} kind="quiet" small onPress={() => onDone(t(`compare.pin-name-${word}`))}>
          {t(`compare.pin-name-${word}`)}
        </Button>
      ))}
      <span className="flex-1" />
      <Button type="submit" small>
        {t('compare.pin-done')}
      </Button>
    </form>
  );
}
