/** The names that would be written, in order, each with what is in its way. */
import { TriangleAlert } from 'lucide-react';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';

export interface ListedFile {
  readonly key: string;
  readonly place: string;
  readonly warnings: readonly string[];
  readonly left: boolean;
}

/** More would be a list nobody reads; what is in the way comes first. */
const MOST = 60;

export function FileList({ files }: { readonly files: readonly ListedFile[] }) {
  const warned = files.filter((file) => file.warnings.length > 0);
  const shown = [...warned, ...files.filter((file) => file.warnings.length === 0)].slice(0, MOST);
  return (
    <ul
      aria-label={t('export.files')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      tabIndex={0}
      className="inset-focus min-h-24 flex-1 overflow-y-auto rounded-md border px-2.5 py-1.5"
    >
      {shown.map((file) => (
        <li key={file.key} className="py-0.5">
          <span
            title={file.place}
            className={cx('block break-all text-cap', file.left && 'text-text-3 line-through')}
          >
            {file.place}
          </span>
          {file.warnings.map((warning) => (
            <span key={warning} className="flex items-center gap-1 text-note text-wait">
              <TriangleAlert size={11} aria-hidden className="shrink-0" />
              {warning}
            </span>
          ))}
        </li>
      ))}
      {files.length > shown.length ? (
        <li className="py-0.5 text-cap text-text-3">
          {t('export.files-more', { n: files.length - shown.length })}
        </li>
      ) : null}
    </ul>
  );
}
