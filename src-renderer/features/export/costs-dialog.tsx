/** What an approved picture cost, by look and by identity. What nobody knows is said, not guessed. */
import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { CostRow, CostTable } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { useClient } from '../../stores/context.tsx';
import { wordsOf } from '../../text/failure.ts';
import { formatNumber, formatRate } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FailureNote, Skeleton } from '../../ui/states.tsx';
import { presetNameOf } from '../../view/built-in-names.ts';

export function CostsDialog({
  collectionId,
  onClose,
}: {
  readonly collectionId: CollectionId;
  readonly onClose: () => void;
}) {
  const client = useClient();
  const [costs, setCosts] = useState<CostTable | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    client.call('export:costs', { collectionId }).then(
      (found) => current && setCosts(found),
      (error: unknown) => current && setFailure(toFailure(error)),
    );
    return () => {
      current = false;
    };
  }, [client, collectionId]);
  return (
    <Dialog
      wide
      open
      onClose={onClose}
      title={t('export.costs-title')}
      actions={<Button onPress={onClose}>{t('export.close')}</Button>}
    >
      {failure ? <FailureNote failure={wordsOf(failure)} retryLabel="" /> : null}
      {!costs && !failure ? <Skeleton className="h-40 w-full" /> : null}
      {costs ? (
        <div className="flex flex-col gap-6">
          <Costs title={t('export.costs-look')} rows={costs.byLook} total={costs.total} />
          <Costs title={t('export.costs-identity')} rows={costs.byIdentity} total={costs.total} />
        </div>
      ) : null}
    </Dialog>
  );
}

function Costs({
  title,
  rows,
  total,
}: {
  readonly title: string;
  readonly rows: readonly CostRow[];
  readonly total: CostRow;
}) {
  const heads = [
    t('export.costs-pictures'),
    t('export.costs-picked'),
    t('export.costs-rejected'),
    t('export.costs-credits'),
    t('export.costs-per'),
  ];
  return (
    <table className="w-full table-fixed text-left tabular-nums">
      <caption className="mb-1 text-left font-medium">{title}</caption>
      <thead>
        <tr className="border-b text-cap text-text-2">
          <th scope="col" className="w-[24%] py-1 font-normal">
            {t('export.costs-name')}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className="py-1 pl-3 text-right font-normal last:w-[22%]">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${JSON.stringify(row.look)} ${row.name}`} row={row} name={nameOf(row)} />
        ))}
      </tbody>
      <tfoot className="font-medium">
        <Row row={total} name={t('export.costs-total')} />
      </tfoot>
    </table>
  );
}

function Row({ row, name }: { readonly row: CostRow; readonly name: string }) {
  const per =
    row.perPicked !== null
      ? formatRate(row.perPicked)
      : row.unpriced > 0
        ? t('export.costs-unpriced', { n: row.unpriced })
        : t('export.costs-none-picked');
  return (
    <tr className="border-b last:border-b-0">
      <th scope="row" className="truncate py-1 font-normal in-[tfoot]:font-medium" title={name}>
        {name}
      </th>
      {[row.pictures, row.picked, row.rejected, row.credits].map((value, column) => (
        // The columns are fixed: their place is their name.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed columns
        <td key={column} className="py-1 pl-3 text-right">
          {formatNumber(value)}
        </td>
      ))}
      <td className={`py-1 pl-3 text-right ${row.perPicked === null ? 'text-text-3' : ''}`}>
        {per}
      </td>
    </tr>
  );
}

function nameOf({ name, look }: CostRow): string {
  if (look === 'plain') return `${t('run.instruction-plain')}${name}`;
  if (look) return presetNameOf(look.preset) ?? name;
  return name === '' ? t('export.costs-unnamed') : name;
}
