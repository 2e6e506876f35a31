/** Which pictures are meant: the picked, the chosen, or all that were not rejected. */
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { t } from '../../text/index.ts';
import { FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type Which, whichResults } from '../../view/export-view.ts';

export function WhichPick({
  value,
  onChange,
  results,
  chosen,
}: {
  readonly value: Which;
  readonly onChange: (which: Which) => void;
  readonly results: readonly ReviewResult[];
  readonly chosen: ReadonlySet<ResultId>;
}) {
  const choices: readonly Which[] =
    chosen.size > 0 ? ['picked', 'chosen', 'all'] : ['picked', 'all'];
  const count = (which: Which) => whichResults(which, results, chosen).length;
  return (
    <div>
      <FieldLabel>{t('export.which')}</FieldLabel>
      <Segmented
        label={t('export.which')}
        value={value}
        onChange={onChange}
        segments={choices.map((which) => ({
          value: which,
          label: t(`export.which-${which}`, { n: count(which) }),
        }))}
      />
      {count(value) === 0 ? (
        <p className="mt-1.5 text-cap text-wait">{t('export.which-none')}</p>
      ) : null}
    </div>
  );
}
