/** The gallery in a popover beside the button that opens it: every page, the search, codes, portraits. */
import type { ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  DialogTrigger,
  Popover,
  type PopoverProps,
} from 'react-aria-components';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { ChosenIdentity } from '../../stores/look.ts';
import { t } from '../../text/index.ts';
import { IdentityGallery } from './identity-gallery.tsx';

export function IdentityPopover({
  open,
  onOpen,
  chosen,
  account,
  onChoose,
  placement,
  drops,
  children,
}: {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly chosen: string | null;
  /** Whose gallery; absent: the active one's. */
  readonly account?: AccountKey | undefined;
  readonly onChoose: (identity: ChosenIdentity) => void;
  readonly placement: NonNullable<PopoverProps['placement']>;
  /** Whether a portrait can be dropped while it is open. */
  readonly drops: boolean;
  /** The button. */
  readonly children: ReactNode;
}) {
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpen}>
      {children}
      <Popover
        placement={placement}
        offset={16}
        className="flex max-h-[min(620px,90vh)] w-[520px] max-w-[90vw] animate-appear flex-col rounded-md border border-line-strong bg-panel shadow-float"
      >
        <AriaDialog
          aria-label={t('identity.title')}
          className="flex min-h-0 flex-1 flex-col outline-none"
        >
          <IdentityGallery
            chosen={chosen}
            account={account}
            drops={drops}
            onChoose={(next) => {
              onChoose(next);
              onOpen(false);
            }}
            onPortrait={() => onOpen(false)}
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
