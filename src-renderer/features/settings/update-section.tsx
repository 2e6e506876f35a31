/** Updates: whether they are looked for, what was found, what is new in it. */
import type { UpdateView } from '../../../src-shared/domain/update.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { useUpdates } from '../../stores/use-updates.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Toggle } from '../../ui/check.tsx';
import { Row, Section } from './section.tsx';

export function UpdateSection() {
  const client = useClient();
  const act = useAct();
  const view = useUpdates();
  if (!view) return null;
  const { now, way } = view;
  const release = 'release' in now ? now.release : null;
  return (
    <Section title={t('update.title')}>
      {way === 'none' ? null : (
        <div className="border-b py-2.5">
          <Toggle
            label={t('update.switch')}
            text={t('update.switch-hint')}
            value={view.automatic}
            onChange={(automatic) =>
              void act(() => client.call('updates:set-automatic', { automatic }))
            }
          />
        </div>
      )}
      <Row title={<span role="status">{saidOf(view)}</span>} text={moreOf(view)}>
        {way === 'none' || now.state === 'ready' ? null : (
          <Button
            small
            isPending={now.state === 'checking'}
            isDisabled={now.state === 'loading'}
            onPress={() => void act(() => client.call('updates:check'))}
          >
            {t('update.check')}
          </Button>
        )}
        {now.state === 'found' && way === 'by-hand' ? (
          <Button
            small
            onPress={() => void act(() => client.call('app:open-page', { page: 'download' }))}
          >
            {t('update.get')}
          </Button>
        ) : null}
        {now.state === 'ready' ? (
          <Button
            small
            isDisabled={view.busy}
            onPress={() => void act(() => client.call('updates:install'))}
          >
            {t('update.install')}
          </Button>
        ) : null}
      </Row>
      {release && release.notes !== '' ? (
        <Row
          title={t('update.notes', { version: release.version })}
          text={
            <span
              className="mt-1 block max-h-64 overflow-y-auto whitespace-pre-line"
              data-selectable
            >
              {release.notes}
            </span>
          }
        />
      ) : null}
    </Section>
  );
}

function saidOf({ way, now }: UpdateView): string {
  if (way === 'none') return t('update.off');
  switch (now.state) {
    case 'unknown':
      return t('update.never');
    case 'checking':
      return t('update.checking');
    case 'newest':
      return t('update.none');
    case 'failed':
      return t('update.failed');
    case 'found': {
      const { version } = now.release;
      return t(way === 'by-hand' ? 'update.by-hand' : 'update.waits', { version });
    }
    case 'loading': {
      const { version } = now.release;
      return t('update.loading', { version, percent: Math.round(now.percent) });
    }
    case 'ready':
      return t('update.ready', { version: now.release.version });
  }
}

function moreOf({ way, now, busy }: UpdateView): string | undefined {
  if (now.state === 'found' && way === 'by-hand') return t('update.by-hand-text');
  if (now.state === 'ready') return t(busy ? 'update.busy' : 'update.ready-text');
  return undefined;
}
