/** Asks for a time of day, and says at once which moment that is. */
import { useState } from 'react';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useNow } from '../../ui/use-now.ts';
import { nextTime } from '../../view/start-time.ts';
import { startWhen } from './words.ts';

const TICK_MS = 10_000;
const USUAL = '22:00';

export function StartTimeDialog({
  open,
  onClose,
  onPick,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPick: (atMs: number) => void;
}) {
  const [text, setText] = useState(USUAL);
  const [refused, setRefused] = useState(false);
  const now = useNow(open, TICK_MS);
  const atMs = nextTime(text, now);
  const pick = () => {
    const chosen = nextTime(text, Date.now());
    setRefused(chosen === null);
    if (chosen === null) return;
    onClose();
    onPick(chosen);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('start-at.title')}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" onPress={pick}>
            {t('start-at.set')}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          pick();
        }}
      >
        <Field
          label={t('start-at.time')}
          value={text}
          onChange={(next) => {
            setText(next);
            setRefused(false);
          }}
          hint={t('start-at.hint')}
          error={refused ? t('start-at.bad') : null}
          autoFocus
          maxLength={8}
          className="max-w-60"
        />
        <p aria-live="polite">
          {atMs === null ? ' ' : t('start-at.when', { when: startWhen(atMs, now) })}
        </p>
        <p className="text-cap text-text-2">{t('start-at.awake')}</p>
      </form>
    </Dialog>
  );
}
