/**
 * A picture that arrives: a quiet slot of the right size, then a short fade, or a plain mark. Its
 * arrival is told to its own element and draws nothing anew: on a wall dozens arrive in a second.
 */
import { ImageOff } from 'lucide-react';
import { memo, type SyntheticEvent, useState } from 'react';
import { cx } from './cx.ts';

export const Picture = memo(function Picture({
  src,
  alt,
  fit = 'cover',
  className,
  dim = false,
  fades = true,
}: {
  readonly src: string;
  readonly alt: string;
  readonly fit?: 'cover' | 'contain';
  readonly className?: string;
  readonly dim?: boolean;
  /** False where many come at once by scrolling: a fade takes a layer of its own for each. */
  readonly fades?: boolean;
}) {
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <span className={cx('relative block overflow-hidden rounded-sm bg-slot', className)}>
      {missing === src ? (
        <span
          {...(alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })}
          className="absolute inset-0 flex items-center justify-center text-text-3"
        >
          <ImageOff size={15} aria-hidden />
        </span>
      ) : (
        <img
          // Another picture is another element: it never shows the one before.
          key={src}
          src={src}
          alt={alt}
          draggable={false}
          decoding="async"
          onLoad={fades ? arrive : undefined}
          onError={() => setMissing(src)}
          className={cx(
            'size-full',
            fit === 'cover' ? 'object-cover' : 'object-contain',
            dim && 'opacity-40',
            fades && 'transition-opacity duration-160 not-data-there:opacity-0',
          )}
        />
      )}
    </span>
  );
});

function arrive({ currentTarget }: SyntheticEvent<HTMLImageElement>): void {
  currentTarget.dataset['there'] = '';
}
