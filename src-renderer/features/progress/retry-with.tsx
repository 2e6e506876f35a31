/**
 * Orders a SKU once more with another look. What is set here becomes a new run; the first one and
 * its pictures stay. The price stands on the button's side before anything is ordered.
 */
import { type ReactNode, useMemo, useState } from 'react';
import { countOutputs, normaliseInstructions } from '../../../src-shared/domain/instruction.ts';
import type { RunDetail } from '../../../src-shared/domain/run-detail.ts';
import type { RunChanges } from '../../../src-shared/ipc/calls/batches.ts';
import { LookProvider, useAct, useClient, useLook, useNotices } from '../../stores/context.tsx';
import { createLookStore, type LookState, sentInstructions } from '../../stores/look.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { sayRemark } from '../../view/remark-view.ts';

export function RetryWith({
  detail,
  form,
  onClose,
}: {
  readonly detail: RunDetail;
  /** Identity, instructions and job options of the look around it. */
  readonly form: ReactNode;
  readonly onClose: () => void;
}) {
  const { run, instructions, options } = detail;
  const look = useMemo(
    () =>
      createLookStore({
        identity: { code: run.identity, name: run.identity, picture: null },
        instructions,
        options,
      }),
    [run.identity, instructions, options],
  );
  return (
    <LookProvider look={look}>
      <Dialog open wide title={t('change.title', { sku: run.sku })} onClose={onClose}>
        <p className="mb-4 text-text-2">{t('change.text')}</p>
        {form}
        <Order detail={detail} onClose={onClose} />
      </Dialog>
    </LookProvider>
  );
}

function Order({ detail, onClose }: { readonly detail: RunDetail; readonly onClose: () => void }) {
  const { run, price } = detail;
  const client = useClient();
  const act = useAct();
  const say = useNotices((state) => state.say);
  const identity = useLook((state) => state.identity);
  const cards = useLook((state) => state.cards);
  const options = useLook((state) => state.options);
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const [ordering, setOrdering] = useState(false);
  const instructions = normaliseInstructions(sentInstructions(cards));
  const pictures = countOutputs(instructions);
  const credits = Math.ceil(pictures * price.perOutput);

  async function order(): Promise<void> {
    setOrdering(true);
    const changed = run.photos.flatMap(({ id, note }) => {
      const typed = notes[id];
      return typed === undefined || typed === (note ?? '') ? [] : [{ photoId: id, note: typed }];
    });
    const changes: RunChanges = {
      instructions,
      options,
      ...identityOf(identity),
      ...(changed.length > 0 ? { notes: changed } : {}),
    };
    const done = await act(async () => {
      const { warnings } = await client.call('runs:retry-with', { runId: run.id, changes });
      say({ tone: 'info', text: t('change.ordered', { sku: run.sku }) });
      for (const one of warnings) say({ tone: 'info', text: sayRemark(one) });
    });
    setOrdering(false);
    if (done) onClose();
  }

  return (
    <>
      <section className="mt-5 border-t pt-4">
        <h3 className="mb-2 font-semibold">{t('change.notes')}</h3>
        <div className="flex flex-col gap-2">
          {run.photos.map(({ id, name, note }) => (
            <Field
              key={id}
              label={t('change.note', { photo: name })}
              value={notes[id] ?? note ?? ''}
              onChange={(next) => setNotes({ ...notes, [id]: next })}
              maxLength={2000}
            />
          ))}
        </div>
      </section>
      <div className="sticky bottom-0 mt-5 -mb-6 flex items-center gap-3 border-t bg-panel py-4">
        <p className="flex-1 tabular-nums">
          <span className="font-semibold">{t('change.price', { n: pictures })}</span>
          <span className="text-text-2">
            {' · '}
            {t(price.learned ? 'change.price-about' : 'change.price-guess', { n: credits })}
          </span>
        </p>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button kind="primary" isPending={ordering} onPress={() => void order()}>
          {t('change.order')}
        </Button>
      </div>
    </>
  );
}

function identityOf(identity: LookState['identity']): Pick<RunChanges, 'identity'> {
  if (identity?.code !== undefined) return { identity: { code: identity.code } };
  return identity?.portrait ? { identity: { portrait: identity.portrait.id } } : {};
}
