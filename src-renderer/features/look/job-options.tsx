/** How the job is done: model, consistency, shoes, how many at once. Each with one sentence. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { MAX_PARALLEL } from '../../../src-shared/domain/limits.ts';
import { useDraft, useLook } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Toggle } from '../../ui/check.tsx';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { readySkus, suggestName } from '../../view/draft-view.ts';

/** `batch`: with what only a whole batch has: name, jobs at once, what happens to done SKUs. */
export function JobOptionsForm({ batch = false }: { readonly batch?: boolean }) {
  const options = useLook((state) => state.options);
  const set = useLook((state) => state.set);
  const model = {
    auto: t('look.model-auto'),
    nano_banana_pro: t('look.model-nano'),
    seedream: t('look.model-seedream'),
  } as const;
  return (
    <Disclosure defaultExpanded={!batch} className="mt-4 border-t pt-1">
      <Heading level={3}>
        <Button
          slot="trigger"
          className="group inset-focus flex h-9 w-full items-center gap-1.5 rounded-md text-left hover:text-text"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className="shrink-0 text-text-2 transition-transform duration-120 group-aria-expanded:rotate-90"
          />
          <span className="font-semibold">{t('look.job')}</span>
          <span className="min-w-0 flex-1 truncate text-right text-cap text-text-2">
            {[
              model[options.model],
              ...(options.consistency ? [t('look.consistency')] : []),
              ...(options.barefoot ? [t('look.barefoot')] : []),
            ].join(' · ')}
          </span>
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="flex flex-col gap-4 pt-2">
          {batch ? <BatchName /> : null}
          <div>
            <Pick
              label={t('look.model')}
              value={options.model}
              onChange={(value) => set({ options: { ...options, model: value } })}
              choices={[
                { value: 'auto', label: model.auto },
                { value: 'nano_banana_pro', label: model.nano_banana_pro },
                { value: 'seedream', label: model.seedream },
              ]}
            />
            <p className="mt-1 text-note text-text-3">
              {options.model === 'auto' ? t('look.model-auto-text') : t('look.model-forced-text')}
            </p>
          </div>
          <Toggle
            label={t('look.consistency')}
            text={t('look.consistency-text')}
            value={options.consistency}
            onChange={(consistency) => set({ options: { ...options, consistency } })}
          />
          <Toggle
            label={t('look.barefoot')}
            text={t('look.barefoot-text')}
            value={options.barefoot}
            onChange={(barefoot) => set({ options: { ...options, barefoot } })}
          />
          {batch ? <BatchOptions /> : null}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** By itself, because every SKU that is found may change what is suggested. */
function BatchName() {
  const name = useLook((state) => state.name);
  const set = useLook((state) => state.set);
  const [now] = useState(() => Date.now());
  const suggested = useDraft(({ order, skus }) => suggestName(readySkus(order, skus), now));
  return (
    <Field
      label={t('cost.name')}
      value={name}
      placeholder={suggested}
      onChange={(next) => set({ name: next })}
      maxLength={200}
    />
  );
}

function BatchOptions() {
  const parallel = useLook((state) => state.parallel);
  const whenDone = useLook((state) => state.whenDone);
  const pilot = useLook((state) => state.pilot);
  const set = useLook((state) => state.set);
  return (
    <>
      <Toggle
        label={t('pilot.switch')}
        text={t('pilot.switch-text')}
        value={pilot}
        onChange={(on) => set({ pilot: on })}
      />
      <div>
        <FieldLabel>{t('look.parallel')}</FieldLabel>
        <Segmented
          fill
          label={t('look.parallel')}
          value={String(parallel)}
          onChange={(value) => set({ parallel: Number(value) })}
          segments={Array.from({ length: MAX_PARALLEL }, (_, index) => ({
            value: String(index + 1),
            label: String(index + 1),
          }))}
        />
        <p className="mt-1 text-note text-text-3">{t('look.parallel-text')}</p>
      </div>
      <div>
        <FieldLabel>{t('look.when-done')}</FieldLabel>
        <Segmented
          fill
          label={t('look.when-done')}
          value={whenDone}
          onChange={(value) => set({ whenDone: value })}
          segments={[
            { value: 'skip', label: t('look.when-done-skip') },
            { value: 'run-again', label: t('look.when-done-again') },
          ]}
        />
        <p className="mt-1 text-note text-text-3">{t('look.when-done-text')}</p>
      </div>
    </>
  );
}
