/** Choosing another identity in a form: what was before, or one of the gallery. */
import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ChosenIdentity } from '../../stores/look.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { FieldLabel, INPUT } from '../../ui/field.tsx';
import { Picture } from '../../ui/picture.tsx';
import { IdentityPopover } from './identity-popover.tsx';

export function IdentityField({
  label,
  noneText,
  clearLabel,
  chosen,
  onChoose,
}: {
  readonly label: string;
  /** Said while none is chosen. */
  readonly noneText: string;
  readonly clearLabel: string;
  readonly chosen: ChosenIdentity | null;
  readonly onChoose: (identity: ChosenIdentity | null) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div className="min-w-0">
      <FieldLabel>{label}</FieldLabel>
      <div className="flex gap-1">
        <IdentityPopover
          open={open}
          onOpen={setOpen}
          chosen={chosen?.code ?? null}
          onChoose={onChoose}
          placement="right top"
          drops={false}
        >
          <AriaButton
            aria-label={`${label}: ${chosen?.name ?? noneText}`}
            className={cx(INPUT, 'flex items-center gap-2 text-left', chosen?.picture && '!pl-1')}
          >
            {chosen?.picture ? (
              <Picture src={chosen.picture} alt="" className="h-[22px] w-[18px] shrink-0" />
            ) : null}
            <span className="min-w-0 flex-1 truncate">{chosen?.name ?? noneText}</span>
            <ChevronDown size={14} aria-hidden className="shrink-0 text-text-2" />
          </AriaButton>
        </IdentityPopover>
        {chosen ? (
          <IconButton label={clearLabel} onPress={() => onChoose(null)}>
            <X size={14} aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </div>
  );
}
