/** The button that begins a pin, and what to do while one is put. */
import { MapPin } from 'lucide-react';
import { t } from '../../../text/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';

export function PinPut({
  possible,
  onPut,
}: {
  readonly possible: boolean;
  readonly onPut: () => void;
}) {
  return (
    <IconButton
      label={t(possible ? 'compare.pin-put-hint' : 'compare.pin-put-none')}
      isDisabled={!possible}
      onPress={onPut}
    >
      <MapPin size={16} strokeWidth={1.75} aria-hidden />
    </IconButton>
  );
}

export function PinHelp({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <div
      role="status"
      className="-translate-x-1/2 absolute top-4 left-1/2 z-20 flex max-w-[90%] items-center gap-3 rounded-md border border-line-strong bg-raised py-1.5 pr-1.5 pl-3 shadow-float"
    >
      {t('compare.pin-where')}
      <Button small kind="quiet" onPress={onCancel}>
        {t('compare.pin-cancel')}
      </Button>
    </div>
  );
}
