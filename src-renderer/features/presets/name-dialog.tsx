/** Asks for the name of a preset. */
import { type FormEvent, useState } from 'react';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

export function NameDialog({
  title,
  name: first,
  onName,
  onClose,
}: {
  readonly title: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(first);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name.trim());
    onClose();
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <form onSubmit={submit}>
        <Field autoFocus label={t('preset.name')} value={name} onChange={setName} maxLength={80} />
        <div className="mt-6 flex justify-end gap-2">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={name.trim() === ''}>
            {t('preset.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
