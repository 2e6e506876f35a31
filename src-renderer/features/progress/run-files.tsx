/** The files of a SKU in its folder; pressing one shows it there. */
import { FileImage, FileJson } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { RunDetail } from '../../../src-shared/domain/run-detail.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';

export function RunFiles({ detail }: { readonly detail: RunDetail | null }) {
  const client = useClient();
  const act = useAct();
  if (!detail || detail.files.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 text-cap text-text-2">{t('run.files')}</h3>
      <ul className="-mx-1.5 flex flex-col">
        {detail.files.map(({ name, kind, bytes, outputId }) => {
          const Icon = kind === 'metadata' ? FileJson : FileImage;
          const row = (
            <>
              <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-text-3" />
              <span className="min-w-0 flex-1 truncate text-left" title={name}>
                {name}
              </span>
              {bytes === null ? null : (
                <span className="shrink-0 text-cap text-text-2 tabular-nums">
                  {formatBytes(bytes)}
                </span>
              )}
            </>
          );
          return (
            <li key={name}>
              {outputId === null ? (
                <span className="flex h-7 items-center gap-2 px-1.5">{row}</span>
              ) : (
                <Button
                  aria-label={t('run.file-show', { file: name })}
                  onPress={() => void act(() => client.call('outputs:show', { outputId }))}
                  className="inset-focus flex h-7 w-full items-center gap-2 rounded-sm px-1.5 hover:bg-hover"
                >
                  {row}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
