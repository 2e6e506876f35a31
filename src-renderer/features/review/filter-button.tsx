/** The further filters behind one button, which tells how many of them are asked. */
import { ListFilter } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useReview } from '../../stores/context.tsx';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/check.tsx';
import { FieldLabel } from '../../ui/field.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LABELS } from '../../view/review-keys.ts';
import { askedBeyondVerdict, type Facets, NO_FILTER } from '../../view/review-list.ts';

const ANY = '';

export function FilterButton({ facets }: { readonly facets: Facets }) {
  const asked = useReview((state) => askedBeyondVerdict(state.filter));
  return (
    <DialogTrigger>
      <Button kind={asked > 0 ? 'plain' : 'quiet'} className="!text-cap">
        <ListFilter size={14} aria-hidden />
        {t('review.filter')}
        {asked > 0 ? (
          <span className="rounded-full bg-text-2 px-1.5 font-semibold text-canvas text-note tabular-nums">
            {formatNumber(asked)}
          </span>
        ) : null}
      </Button>
      <Popover
        placement="bottom start"
        offset={4}
        className="w-80 animate-appear overflow-auto rounded-md border border-line-strong bg-raised p-4 shadow-float"
      >
        <Dialog aria-label={t('review.filter')} className="flex flex-col gap-3.5 outline-none">
          <Questions facets={facets} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Questions({ facets }: { readonly facets: Facets }) {
  const filter = useReview((state) => state.filter);
  const ask = useReview((state) => state.ask);
  const choice = (values: readonly string[]) => [
    { value: ANY, label: t('review.any') },
    ...values.map((value) => ({ value, label: value })),
  ];
  const switches = [
    ['needsReview', facets.needsReview],
    ['conflicts', facets.conflicts],
    ['newestOnly', facets.olderVersions],
  ] as const;
  return (
    <>
      <div>
        <FieldLabel>{t('review.filter-stars')}</FieldLabel>
        <Segmented
          fill
          label={t('review.filter-stars')}
          value={String(filter.stars)}
          onChange={(next) => ask({ stars: Number(next) })}
          segments={[0, 1, 2, 3, 4, 5].map((stars) => ({
            value: String(stars),
            name: stars === 0 ? t('review.any') : t('review.stars', { n: stars }),
            label: stars === 0 ? t('review.any') : `${formatNumber(stars)} ★`,
          }))}
        />
      </div>
      <Pick
        label={t('review.filter-label')}
        value={filter.label ?? ANY}
        onChange={(next) => ask({ label: LABELS.find((label) => label === next) ?? null })}
        choices={[
          { value: ANY, label: t('review.any') },
          ...LABELS.map((value) => ({ value: value as string, label: t(`review.label-${value}`) })),
        ]}
      />
      {facets.identities.length > 1 ? (
        <Pick
          label={t('review.identity')}
          value={filter.identity ?? ANY}
          onChange={(next) => ask({ identity: next === ANY ? null : next })}
          choices={choice(facets.identities)}
        />
      ) : null}
      {facets.instructions.length > 1 ? (
        <Pick
          label={t('review.filter-instruction')}
          value={filter.instruction === null ? ANY : String(filter.instruction)}
          onChange={(next) => ask({ instruction: next === ANY ? null : Number(next) })}
          choices={[
            { value: ANY, label: t('review.any') },
            ...facets.instructions.map((at) => ({
              value: String(at),
              label: t('review.instruction', { n: at + 1 }),
            })),
          ]}
        />
      ) : null}
      {facets.models.length > 1 ? (
        <Pick
          label={t('review.model')}
          value={filter.model ?? ANY}
          onChange={(next) => ask({ model: next === ANY ? null : next })}
          choices={choice(facets.models)}
        />
      ) : null}
      {switches.map(([key, count]) =>
        count > 0 || filter[key] ? (
          <Toggle
            key={key}
            label={t(`review.filter-${key}`)}
            text={t(`review.filter-${key}-count`, { n: count })}
            value={filter[key]}
            onChange={(next) => ask({ [key]: next })}
          />
        ) : null,
      )}
      <Button small onPress={() => ask({ ...NO_FILTER, verdict: filter.verdict })}>
        {t('review.filter-clear')}
      </Button>
    </>
  );
}
