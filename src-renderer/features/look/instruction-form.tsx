/** One instruction's fields. Empty means: leave it to PiktID. */
import type { Instruction, InstructionOptions } from '../../../src-shared/domain/instruction.ts';
import { ImageFormat, ImageSize, MAX_VARIATIONS } from '../../../src-shared/domain/instruction.ts';
import { useLook } from '../../stores/context.tsx';
import type { LookCard } from '../../stores/look.ts';
import { t } from '../../text/index.ts';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LibraryField } from './library/library-field.tsx';
import { OwnPixels } from './own-pixels.tsx';
import { RatioPicker } from './ratio-picker.tsx';
import { SeedField } from './seed-field.tsx';

export function InstructionForm({ card }: { readonly card: LookCard }) {
  const editCard = useLook((state) => state.editCard);
  const { instruction } = card;
  const edit = (change: Partial<Instruction>) =>
    editCard(card.id, (held) => ({ ...held, ...change }));
  /** An option set to nothing leaves, so that it does not go out as one. */
  const editOptions = (change: Partial<InstructionOptions>) =>
    editCard(card.id, (held) => ({
      ...held,
      options: Object.fromEntries(
        Object.entries({ ...held.options, ...change }).filter(([, value]) => value !== undefined),
      ),
    }));
  return (
    <div className="flex flex-col gap-4">
      <LibraryField
        kind="pose"
        value={instruction.pose ?? ''}
        onChange={(pose) => edit({ pose })}
      />
      <LibraryField
        kind="background"
        value={instruction.background ?? ''}
        onChange={(background) => edit({ background })}
      />
      <RatioPicker value={instruction.options?.ar} onChange={(ar) => editOptions({ ar })} />
      <div className="grid grid-cols-[auto_auto_1fr] gap-x-3 gap-y-4">
        <div>
          <FieldLabel>{t('look.size')}</FieldLabel>
          <Segmented
            label={t('look.size')}
            value={instruction.options?.size ?? null}
            onChange={(size) => editOptions({ size })}
            segments={ImageSize.options.map((value) => ({ value, label: value }))}
          />
        </div>
        <div>
          <FieldLabel>{t('look.variations')}</FieldLabel>
          <Segmented
            label={t('look.variations')}
            value={String(instruction.num_variations ?? 1)}
            onChange={(value) => edit({ num_variations: Number(value) })}
            segments={Array.from({ length: MAX_VARIATIONS }, (_, index) => ({
              value: String(index + 1),
              label: String(index + 1),
            }))}
          />
        </div>
        <div>
          <FieldLabel>{t('look.format')}</FieldLabel>
          <Segmented
            fill
            label={t('look.format')}
            value={instruction.options?.format ?? null}
            onChange={(format) => editOptions({ format })}
            segments={ImageFormat.options.map((value) => ({ value, label: value.toUpperCase() }))}
          />
        </div>
      </div>
      <OwnPixels
        width={instruction.options?.width}
        height={instruction.options?.height}
        onChange={editOptions}
      />
      <SeedField value={instruction.seed} onChange={(seed) => edit({ seed })} />
      <Field
        label={t('look.prompt')}
        placeholder={t('look.prompt-hint')}
        value={instruction.prompt ?? ''}
        onChange={(prompt) => edit({ prompt })}
        rows={2}
      />
    </div>
  );
}
