/** A picture that arrives: a quiet slot of the right size, then a short fade, or a plain mark. */
import { ImageOff } from 'lucide-react';
import { memo, useState } from 'react';
import { cx } from './cx.ts';

export const Picture = memo(function Picture({
  src,
  alt,
  fit = 'cover',
  className,
  dim = false,
}: {
  readonly src: string;
  readonly alt: string;
  readonly fit?: 'cover' | 'contain';
  readonly className?: string;
  readonly dim?: boolean;
}) {
  const [seen, setSeen] = useState<{ readonly src: string; readonly state: 'there' | 'missing' }>();
  const state = seen?.src === src ? seen.state : 'coming';
  return (
    <span className={cx('relative block overflow-hidden rounded-sm bg-slot', className)}>
      {state === 'missing' ? (
        <span
          {...(alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })}
          className="absolute inset-0 flex items-center justify-center text-text-3"
        >
          <ImageOff size={15} aria-hidden />
        </span>
      ) : (
        <img
          src={src}
          alt={alt}
          draggable={false}
          decoding="async"
          onLoad={() => setSeen({ src, state: 'there' })}
          onError={() => setSeen({ src, state: 'missing' })}
          className={cx(
            'size-full transition-opacity duration-160',
            fit === 'cover' ? 'object-cover' : 'object-contain',
            state === 'coming' ? 'opacity-0' : dim ? 'opacity-40' : 'opacity-100',
          )}
        />
      )}
    </span>
  );
});
