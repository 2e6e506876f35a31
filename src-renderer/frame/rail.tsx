/** The rail: where one can go, and the latest batches with what they need. Folds to icons when narrow. */
import {
  CircleHelp,
  FolderSync,
  Images,
  Layers,
  type LucideIcon,
  Plus,
  Settings,
  SlidersHorizontal,
  UserRound,
} from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import type { Command } from '../../src-shared/commands.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { useStudio, useView } from '../stores/context.tsx';
import type { Route } from '../stores/view.ts';
import { t } from '../text/index.ts';
import { cx } from '../ui/cx.ts';
import { Hint } from '../ui/hint.tsx';
import type { Tone } from '../ui/tone.tsx';
import { batchLook, needsUser, percentOf } from '../view/batch-view.ts';

/** The list of all batches is a screen of its own. */
const RECENT = 12;

const DOTS: Readonly<Partial<Record<Tone, string>>> = {
  ok: 'bg-ok',
  run: 'bg-run',
  wait: 'bg-wait',
  bad: 'bg-bad',
  ask: 'bg-ask',
};

const ITEM =
  'inset-focus flex h-[30px] w-full shrink-0 items-center gap-2.5 rounded-md px-2.5 text-left ' +
  'transition-colors duration-120 hover:bg-hover hover:text-text max-[1100px]:justify-center max-[1100px]:px-0';

export function Rail() {
  const recent = useStudio(useShallow((state) => state.batchOrder.slice(0, RECENT)));
  const active = useStudio(
    (state) => Object.values(state.batches).filter((batch) => batch.state.state !== 'ended').length,
  );
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex w-[196px] shrink-0 flex-col gap-0.5 border-r bg-panel px-2 py-3 max-[1100px]:w-[52px]"
    >
      <Place icon={Plus} command="go:new-batch" to={{ screen: 'new-batch' }} />
      <Place icon={Layers} command="go:batches" to={{ screen: 'batches' }} count={active} />
      <Place icon={Images} command="go:review" to={{ screen: 'review' }} />
      <Place icon={FolderSync} command="go:hot-folders" to={{ screen: 'hot-folders' }} />
      <Place icon={SlidersHorizontal} command="go:presets" to={{ screen: 'presets' }} />
      <Place icon={UserRound} command="go:identities" to={{ screen: 'identities' }} />
      {recent.length > 0 ? (
        <ul
          aria-label={t('nav.recent')}
          className="mt-3 flex min-h-0 flex-1 flex-col gap-0.5 overflow-y-auto border-t pt-3"
        >
          {recent.map((id) => (
            <li key={id}>
              <RecentBatch id={id} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="flex-1" />
      )}
      <Place icon={CircleHelp} command="help:manual" to={{ screen: 'help' }} />
      <Place icon={Settings} command="go:settings" to={{ screen: 'settings' }} />
    </nav>
  );
}

function Place({
  icon: Icon,
  command,
  to,
  count = 0,
}: {
  readonly icon: LucideIcon;
  readonly command: Command;
  readonly to: Route & { readonly screen: Exclude<Route['screen'], 'batch'> };
  readonly count?: number;
}) {
  const here = useView((state) => state.route.screen === to.screen);
  const go = useView((state) => state.go);
  const label = t(`nav.${to.screen}`);
  return (
    <Hint text={label} command={command}>
      <Button
        aria-label={label}
        {...(here ? { 'aria-current': 'page' as const } : {})}
        onPress={() => go(to)}
        className={cx(ITEM, here ? 'bg-raised font-semibold text-text' : 'text-text-2')}
      >
        <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
        <span className="min-w-0 flex-1 truncate max-[1100px]:hidden">{label}</span>
        {count > 0 ? (
          <span className="text-cap text-text-2 max-[1100px]:hidden">{count}</span>
        ) : null}
      </Button>
    </Hint>
  );
}

const RecentBatch = memo(function RecentBatch({ id }: { readonly id: BatchId }) {
  const here = useView((state) => state.route.screen === 'batch' && state.route.batchId === id);
  const go = useView((state) => state.go);
  const shown = useStudio(
    useShallow((state) => {
      const batch = state.batches[id];
      if (!batch) return null;
      const look = batchLook(batch);
      const ended = batch.state.state === 'ended';
      return {
        name: batch.name,
        tone: look.tone,
        word: look.word,
        needs: needsUser(batch),
        percent: ended ? null : percentOf(batch),
      };
    }),
  );
  if (!shown) return null;
  const percent = shown.percent === null ? '' : t('nav.percent', { percent: shown.percent });
  const needs = shown.needs > 0 ? t('nav.needs-you', { n: shown.needs }) : '';
  return (
    <Hint text={[shown.name, shown.word, percent].filter(Boolean).join(' · ')}>
      <Button
        aria-label={[shown.name, shown.word, percent, needs].filter(Boolean).join(', ')}
        {...(here ? { 'aria-current': 'page' as const } : {})}
        onPress={() => go({ screen: 'batch', batchId: id })}
        className={cx(ITEM, 'text-cap', here ? 'bg-raised font-semibold text-text' : 'text-text-2')}
      >
        <span className="flex w-4 shrink-0 justify-center" aria-hidden>
          <span
            className={cx('size-[7px] rounded-full', DOTS[shown.tone] ?? 'border border-text-3')}
          />
        </span>
        <span className="min-w-0 flex-1 truncate max-[1100px]:hidden">{shown.name}</span>
        <span className="max-[1100px]:hidden" aria-hidden>
          {shown.needs > 0 ? (
            <span className="rounded-full bg-ask px-1.5 font-semibold text-ask-ink text-note">
              {shown.needs}
            </span>
          ) : (
            <span className="text-note text-text-3">{percent}</span>
          )}
        </span>
      </Button>
    </Hint>
  );
});
