/** A question or a form over the window. Escape and the first button leave everything as it is. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';

export function Dialog({
  title,
  open,
  onClose,
  children,
  actions,
  wide = false,
  question = false,
}: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** `very`: two columns beside each other. */
  readonly wide?: boolean | 'very';
  /** Announced at once; for what costs money or files. */
  readonly question?: boolean;
}) {
  return (
    <ModalOverlay
      data-modal
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={!question}
      className="fixed inset-0 z-40 flex animate-appear items-center justify-center bg-scrim p-6"
    >
      <Modal
        className={cx(
          'max-h-full w-full animate-rise overflow-auto rounded-md border border-line-strong bg-panel shadow-float',
          wide === 'very' ? 'max-w-[1040px]' : wide ? 'max-w-[640px]' : 'max-w-[520px]',
        )}
      >
        <AriaDialog role={question ? 'alertdialog' : 'dialog'} className="p-6">
          <Heading slot="title" className="font-semibold text-head">
            {title}
          </Heading>
          <div className="mt-3">{children}</div>
          {actions ? <div className="mt-6 flex flex-wrap justify-end gap-2">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
