/** An own target: pixels or ratio, fit, format, weight. Says at each field what cannot be used. */
import { useState } from 'react';
import type { TargetSettings } from '../../../src-shared/domain/export/target.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type DraftField, draftOf, settingsOf, type TargetDraft } from '../../view/export-view.ts';
import { formatName } from './export-words.ts';

export function TargetForm({
  first,
  onSave,
  onBack,
}: {
  readonly first: TargetSettings;
  readonly onSave: (settings: TargetSettings) => void;
  readonly onBack: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(first));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<TargetDraft>) => setDraft((before) => ({ ...before, ...change }));
  const read = settingsOf(draft);
  const error = (field: DraftField, text: string) =>
    tried && !read.ok && read.wrong.has(field) ? text : null;
  const side = t(draft.size === 'ratio' ? 'export.form-wrong-ratio' : 'export.form-wrong-pixels');
  const pixels = t('export.form-wrong-pixels');

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (read.ok) onSave(read.settings);
      }}
    >
      <Field
        autoFocus
        label={t('export.form-name')}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={60}
        error={error('name', t('export.form-wrong-name'))}
      />
      <Row label={t('export.form-size')}>
        <Segmented
          label={t('export.form-size')}
          value={draft.size}
          onChange={(size) => set({ size })}
          segments={(['exact', 'ratio', 'within'] as const).map((value) => ({
            value,
            label: t(`export.form-size-${value}`),
          }))}
        />
      </Row>
      <div className="grid grid-cols-3 gap-3">
        {draft.size === 'within' ? null : (
          <>
            <Field
              label={t('export.form-width')}
              value={draft.width}
              onChange={(width) => set({ width })}
              error={error('width', side)}
            />
            <Field
              label={t('export.form-height')}
              value={draft.height}
              onChange={(height) => set({ height })}
              error={error('height', side)}
            />
          </>
        )}
        {draft.size === 'exact' ? null : (
          <Field
            label={t('export.form-longest')}
            value={draft.longest}
            onChange={(longest) => set({ longest })}
            placeholder={t('export.form-empty-any')}
            error={error('longest', pixels)}
            className={draft.size === 'within' ? 'col-span-2' : ''}
          />
        )}
      </div>
      {draft.size === 'within' ? null : (
        <div className="flex flex-wrap items-end gap-3">
          <Row label={t('export.form-fit')}>
            <Segmented
              label={t('export.form-fit')}
              value={draft.fit}
              onChange={(fit) => set({ fit })}
              segments={(['pad', 'crop'] as const).map((value) => ({
                value,
                label: t(`export.form-fit-${value}`),
              }))}
            />
          </Row>
          {draft.fit === 'pad' ? (
            <Field
              label={t('export.form-background')}
              value={draft.background}
              onChange={(background) => set({ background })}
              error={error('background', t('export.form-wrong-colour'))}
              className="w-32"
            />
          ) : null}
        </div>
      )}
      <div className="flex flex-wrap items-start gap-3">
        <Row label={t('export.form-format')}>
          <Segmented
            label={t('export.form-format')}
            value={draft.format}
            onChange={(format) => set({ format })}
            segments={(['jpg', 'png', 'webp'] as const).map((value) => ({
              value,
              label: formatName(value),
            }))}
          />
        </Row>
        {draft.format === 'png' ? null : (
          <Field
            label={t('export.form-quality')}
            value={draft.quality}
            onChange={(quality) => set({ quality })}
            error={error('quality', t('export.form-wrong-quality'))}
            className="w-28"
          />
        )}
        <Field
          label={t('export.form-bytes')}
          value={draft.maxMegabytes}
          onChange={(maxMegabytes) => set({ maxMegabytes })}
          placeholder={t('export.form-empty-none')}
          error={error('maxMegabytes', t('export.form-wrong-bytes'))}
          className="w-36"
        />
      </div>
      <div className="flex flex-wrap items-start gap-3">
        <Row label={t('export.form-small')}>
          <Segmented
            label={t('export.form-small')}
            value={draft.whenSmall}
            onChange={(whenSmall) => set({ whenSmall })}
            segments={(['smaller', 'enlarge', 'refuse'] as const).map((value) => ({
              value,
              label: t(`export.form-small-${value}`),
            }))}
          />
        </Row>
        <Field
          label={t('export.form-min')}
          value={draft.minLongest}
          onChange={(minLongest) => set({ minLongest })}
          placeholder={t('export.form-empty-none')}
          error={error('minLongest', pixels)}
          className="min-w-56 flex-1"
        />
      </div>
      <div className="mt-3 flex justify-end gap-2">
        <Button onPress={onBack}>{t('export.form-back')}</Button>
        <Button kind="primary" type="submit">
          {t('export.form-save')}
        </Button>
      </div>
    </form>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <FieldLabel>{label}</FieldLabel>
      {children}
    </div>
  );
}
