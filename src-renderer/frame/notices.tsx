/**
 * Messages at the lower edge. Failures stay until dismissed; an undo leaves after a while. Where a
 * dialog is open they stand at the other side, away from its buttons, and can still be reached.
 */
import { CircleX, Info, X } from 'lucide-react';
import { useEffect } from 'react';
import { useNotices } from '../stores/context.tsx';
import type { Notice } from '../stores/notices.ts';
import { t } from '../text/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';

/** Long enough to read a sentence and reach the button. */
const INFO_STAYS_MS = 8000;

export function Notices() {
  const notices = useNotices((state) => state.notices);
  return (
    <section
      aria-label={t('notices.label')}
      aria-live="polite"
      // The mark by which the control library leaves this reachable while a dialog is open.
      data-react-aria-top-layer
      className={cx(
        'pointer-events-none fixed right-4 bottom-[104px] z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2',
        'beside-modal:right-auto beside-modal:bottom-4 beside-modal:left-4 beside-modal:w-80',
      )}
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const dismiss = useNotices((state) => state.dismiss);
  useEffect(() => {
    if (notice.tone !== 'info') return;
    const timer = setTimeout(() => dismiss(notice.id), INFO_STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <div
      role={notice.tone === 'bad' ? 'alert' : 'status'}
      className="pointer-events-auto flex animate-rise items-start gap-2.5 rounded-md border border-line-strong bg-raised p-3 shadow-float"
    >
      <span aria-hidden className={notice.tone === 'bad' ? 'mt-px text-bad' : 'mt-px text-text-2'}>
        {notice.tone === 'bad' ? <CircleX size={16} /> : <Info size={16} />}
      </span>
      <div className="min-w-0 flex-1" data-selectable>
        <p>{notice.text}</p>
        {notice.detail ? (
          <p className="mt-1 break-words text-cap text-text-2">{notice.detail}</p>
        ) : null}
      </div>
      {notice.action ? (
        <Button
          small
          onPress={() => {
            notice.action?.run();
            dismiss(notice.id);
          }}
        >
          {notice.action.label}
        </Button>
      ) : null}
      <IconButton
        label={t('action.dismiss')}
        onPress={() => dismiss(notice.id)}
        className="!size-6"
      >
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
