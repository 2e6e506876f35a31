/** Says that the gallery comes from memory, because the server did not answer. */
import { CloudOff } from 'lucide-react';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { staleWords } from './identity-words.ts';
import type { Gallery } from './use-gallery.ts';

export function StaleNote({
  gallery,
  className,
}: {
  readonly gallery: Gallery;
  readonly className?: string;
}) {
  if (gallery.status !== 'ready' || gallery.fresh) return null;
  return (
    <div role="status" className={cx('flex items-center gap-2 text-cap text-wait', className)}>
      <CloudOff size={14} aria-hidden className="shrink-0" />
      <span className="min-w-0">{staleWords(gallery.asOfMs, Date.now())}</span>
      <Button small kind="quiet" onPress={gallery.retry}>
        {t('action.retry')}
      </Button>
    </div>
  );
}
