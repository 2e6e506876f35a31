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
    <div className="flex h-11 shrink-0 items-center gap-3 border-t bg-panel px-3">
      <p role="status" className="min-w-0 flex-1">
        {t('compare.pin-where')}
      </p>
      <Button small onPress={onCancel}>
        {t('compare.pin-cancel')}
      </Button>
    </div>
  );
}
