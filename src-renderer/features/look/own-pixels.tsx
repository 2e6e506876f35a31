/** Own width and height, for paid plans: they replace size and ratio, and only together. */
import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { InstructionOptions } from '../../../src-shared/domain/instruction.ts';
import { t } from '../../text/index.ts';
import { Field } from '../../ui/field.tsx';

export function OwnPixels({
  width,
  height,
  onChange,
}: {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly onChange: (change: { width?: number | undefined; height?: number | undefined }) => void;
}) {
  const half = (width === undefined) !== (height === undefined);
  return (
    <Disclosure defaultExpanded={width !== undefined || height !== undefined}>
      <Heading level={3}>
        <Button
          slot="trigger"
          className="group inset-focus flex h-7 items-center gap-1.5 rounded-md text-cap text-text-2 hover:text-text"
        >
          <ChevronRight
            size={13}
            aria-hidden
            className="transition-transform duration-120 group-aria-expanded:rotate-90"
          />
          {t('card.own-pixels')}
          {width !== undefined && height !== undefined ? ` · ${width} × ${height}` : ''}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="grid grid-cols-2 gap-3 pt-1">
          <Field
            label={t('card.width')}
            value={width === undefined ? '' : String(width)}
            onChange={(text) => onChange({ width: readPixels(text) })}
            error={half && width === undefined ? t('card.pixels-both') : null}
          />
          <Field
            label={t('card.height')}
            value={height === undefined ? '' : String(height)}
            onChange={(text) => onChange({ height: readPixels(text) })}
            error={half && height === undefined ? t('card.pixels-both') : null}
          />
        </div>
        <p className="mt-1 text-note text-text-3">{t('card.own-pixels-text')}</p>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** Digits only, within what the API takes; nothing means the size decides. */
function readPixels(text: string): number | undefined {
  const pixels = Number(text.replace(/\D/g, '').slice(0, 5));
  return InstructionOptions.shape.width.safeParse(pixels).success ? pixels : undefined;
}
