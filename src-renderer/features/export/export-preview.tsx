/** The right half of the export dialog: one picture as it will be, and the names of all. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Pick } from '../../ui/pick.tsx';
import { targetName } from '../../view/built-in-names.ts';
import { pixelsOf } from '../../view/export-view.ts';
import { FileList } from './file-list.tsx';
import { FocusPreview } from './focus-preview.tsx';
import type { ExportForm } from './use-export-form.ts';

export function ExportPreview({ form }: { readonly form: ExportForm }) {
  const { meant, taken } = form;
  const [index, setIndex] = useState(0);
  const [targetId, setTargetId] = useState<string | null>(null);
  const target = taken.find((one) => one.id === targetId) ?? taken[0];
  const at = Math.min(index, Math.max(0, meant.length - 1));
  const result = meant[at];
  return (
    <div className="flex min-h-0 flex-col gap-2">
      {target && result ? (
        <>
          <div className="flex h-[30px] items-center gap-1">
            {taken.length > 1 ? (
              <Pick
                hideLabel
                small
                label={t('export.preview-target')}
                value={target.id}
                onChange={setTargetId}
                choices={taken.map((one) => ({ value: one.id, label: targetName(one) }))}
                className="w-40"
              />
            ) : (
              <span className="text-cap text-text-2">{t('export.preview')}</span>
            )}
            <span className="flex-1" />
            <IconButton
              label={t('export.preview-previous')}
              isDisabled={at <= 0}
              onPress={() => setIndex(at - 1)}
            >
              <ChevronLeft size={15} aria-hidden />
            </IconButton>
            <span className="text-cap text-text-2 tabular-nums">
              {t('export.preview-of', { n: at + 1, all: meant.length })}
            </span>
            <IconButton
              label={t('export.preview-next')}
              isDisabled={at >= meant.length - 1}
              onPress={() => setIndex(at + 1)}
            >
              <ChevronRight size={15} aria-hidden />
            </IconButton>
          </div>
          <FocusPreview
            result={result}
            target={target}
            focus={form.focusOf(result.id)}
            onFocus={(focus) => form.setFocus(result.id, focus)}
          />
          {target.fit === 'crop' && target.size.kind !== 'within' ? (
            <div className="flex items-center justify-between gap-3">
              <p className="text-note text-text-3">{t('export.focus-hint')}</p>
              <Button
                small
                kind="quiet"
                onPress={() => form.setFocusForAll(form.focusOf(result.id))}
              >
                {t('export.focus-all')}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
      {form.files.length > 0 ? <FileList files={form.files} /> : <span className="flex-1" />}
      <Sums form={form} />
    </div>
  );
}

function Sums({ form }: { readonly form: ExportForm }) {
  const { checked, counts } = form;
  const { write, skip, refuse } = checked ?? counts;
  const { smaller, enlarged } = checked ? pixelsOf(checked.files) : counts;
  const parts = [
    t('export.sum-write', { n: write }),
    ...(skip > 0 ? [t('export.sum-skip', { n: skip })] : []),
    ...(refuse > 0 ? [t('export.sum-refuse', { n: refuse })] : []),
    ...(smaller > 0 ? [t('export.sum-smaller', { n: smaller })] : []),
    ...(enlarged > 0 ? [t('export.sum-enlarged', { n: enlarged })] : []),
    ...(counts.twice > 0 ? [t('export.sum-twice', { n: counts.twice })] : []),
    ...(checked && checked.freeBytes !== null
      ? [t('export.free', { size: formatBytes(checked.freeBytes) })]
      : []),
  ];
  return (
    <p role="status" className="text-cap text-text-2 tabular-nums">
      {parts.join(' · ')}
    </p>
  );
}
