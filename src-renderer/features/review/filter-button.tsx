/** The further filters behind one button, which tells how many of them are asked. */
import { ListFilter } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useReview } from '../../stores/context.tsx';
import { formatDayOf, formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/check.tsx';
import { FieldLabel } from '../../ui/field.tsx';
import { type Choice, Pick } from '../../ui/pick.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { LABELS, REASONS } from '../../view/review-keys.ts';
import { askedBeyondVerdict, type Facets, NO_FILTER } from '../../view/review-list.ts';

const ANY = '';
/** Per cent of the scored pictures. */
const WORST = [10, 25, 50];

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
        className="w-[26rem] max-w-[90vw] animate-appear overflow-auto rounded-md border border-line-strong bg-raised p-4 shadow-float"
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
      <div className="grid grid-cols-2 gap-3">
        <Pick
          label={t('review.filter-label')}
          value={filter.label ?? ANY}
          onChange={(next) => ask({ label: LABELS.find((label) => label === next) ?? null })}
          choices={choices(LABELS, (label) => t(`review.label-${label}`))}
        />
        {offered(facets.reasons.length > 0, filter.reason) ? (
          <Pick
            label={t('review.filter-reason')}
            value={filter.reason ?? ANY}
            onChange={(next) => ask({ reason: REASONS.find((reason) => reason === next) ?? null })}
            choices={choices(facets.reasons, (reason) => t(`review.reason-${reason}`))}
          />
        ) : null}
        {offered(facets.scored > 1, filter.worst) ? (
          <Pick
            label={t('review.score')}
            value={filter.worst === null ? ANY : String(filter.worst)}
            onChange={(next) => ask({ worst: next === ANY ? null : Number(next) })}
            choices={choices(WORST, (n) => t('review.filter-worst', { n }))}
          />
        ) : null}
        {offered(facets.days.length > 1, filter.day) ? (
          <Pick
            label={t('review.filter-day')}
            value={filter.day ?? ANY}
            onChange={(next) => ask({ day: next === ANY ? null : next })}
            choices={choices(facets.days, formatDayOf)}
          />
        ) : null}
        {offered(facets.identities.length > 1, filter.identity) ? (
          <Pick
            label={t('review.identity')}
            value={filter.identity ?? ANY}
            onChange={(next) => ask({ identity: next === ANY ? null : next })}
            choices={choices(facets.identities)}
          />
        ) : null}
        {offered(facets.instructions.length > 1, filter.instruction) ? (
          <Pick
            label={t('review.filter-instruction')}
            value={filter.instruction === null ? ANY : String(filter.instruction)}
            onChange={(next) => ask({ instruction: next === ANY ? null : Number(next) })}
            choices={choices(facets.instructions, (at) => t('review.instruction', { n: at + 1 }))}
          />
        ) : null}
        {offered(facets.models.length > 1, filter.model) ? (
          <Pick
            label={t('review.model')}
            value={filter.model ?? ANY}
            onChange={(next) => ask({ model: next === ANY ? null : next })}
            choices={choices(facets.models)}
          />
        ) : null}
      </div>
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

/** A question is put where it tells pictures apart, and as long as it is asked. */
const offered = (tells: boolean, asked: string | number | null): boolean => tells || asked !== null;

function choices<Value extends string | number>(
  values: readonly Value[],
  labelOf: (value: Value) => string = String,
): Choice<string>[] {
  return [
    { value: ANY, label: t('review.any') },
    ...values.map((value) => ({ value: String(value), label: labelOf(value) })),
  ];
}
