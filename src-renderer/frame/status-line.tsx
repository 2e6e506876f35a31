/** The one line at the bottom: account and balance, sandbox mark, slots, minute window, sleep, disk. */
import { CloudOff, Coins, FlaskConical, HardDrive, Moon } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { DEFAULT_LIMITS } from '../../src-shared/domain/limits.ts';
import { AccountMenu } from '../features/accounts/account-menu.tsx';
import { activeAccount } from '../stores/accounts.ts';
import { useAccounts, useApp, useStudio, useView } from '../stores/context.tsx';
import { formatBytes, formatCountdown } from '../text/format.ts';
import { t } from '../text/index.ts';
import { Bars, Dots } from '../ui/meters.tsx';
import { useNow } from '../ui/use-now.ts';

export function StatusLine() {
  const account = useAccounts(activeAccount);
  const open = useView(({ route }) => (route.screen === 'batch' ? route.batchId : null));
  // A rehearsal runs through the sandbox while a real account is in use.
  const rehearsal = useStudio((state) => open !== null && state.batches[open]?.sandbox === true);
  const sandbox = account?.kind === 'sandbox' || rehearsal;
  // The head of a batch at work shows its slots and its minute itself.
  const toldAbove = useStudio(
    (state) => open !== null && (state.batches[open]?.state.state ?? 'ended') !== 'ended',
  );
  const online = useApp((state) => state.online);
  const freeBytes = useApp((state) => state.info?.freeBytes ?? null);
  const working = useStudio((state) =>
    Object.values(state.batches).some(
      (batch) => batch.state.state !== 'ended' && batch.counts.running > 0,
    ),
  );
  return (
    <footer className="flex h-7 shrink-0 items-center gap-3.5 overflow-hidden border-t bg-panel px-2 text-cap text-text-2">
      <AccountMenu />
      {sandbox ? (
        <span
          title={t('status.sandbox-hint')}
          className="flex items-center gap-1.5 rounded-sm bg-ask px-1.5 font-semibold text-ask-ink leading-[18px]"
        >
          <FlaskConical size={12} strokeWidth={2} aria-hidden />
          {t('status.sandbox')}
        </span>
      ) : null}
      <span className="flex items-center gap-1.5 tabular-nums">
        <Coins size={14} strokeWidth={1.75} aria-hidden />
        {account?.credits === null || account === null
          ? t('status.credits-unknown')
          : t('status.credits', { n: account.credits })}
      </span>
      {toldAbove ? null : <LimitMeters />}
      <span className="flex-1" />
      {online ? null : (
        <span className="flex items-center gap-1.5 text-wait">
          <CloudOff size={14} strokeWidth={1.75} aria-hidden />
          {t('status.offline')}
        </span>
      )}
      {working ? (
        <span className="flex items-center gap-1.5 max-[900px]:hidden">
          <Moon size={14} strokeWidth={1.75} aria-hidden />
          {t('status.awake')}
        </span>
      ) : null}
      {freeBytes === null ? null : (
        <span className="flex items-center gap-1.5 pr-2 tabular-nums">
          <HardDrive size={14} strokeWidth={1.75} aria-hidden />
          {t('status.disk', { size: formatBytes(freeBytes) })}
        </span>
      )}
    </footer>
  );
}

function LimitMeters() {
  const key = useAccounts((state) => activeAccount(state)?.key);
  const limits = useStudio(
    useShallow((state) => {
      const held = key === undefined ? undefined : state.limits[key];
      const { rate, maxJobs } = held?.limits ?? DEFAULT_LIMITS;
      return {
        jobs: held?.jobsRunning ?? 0,
        maxJobs,
        sent: held?.submissionsInWindow ?? 0,
        rate: rate.submissions,
        seconds: rate.windowSeconds,
        blockedUntilMs: held?.blockedUntilMs ?? null,
        free: held?.share?.running ?? null,
      };
    }),
  );
  const now = useNow(limits.blockedUntilMs !== null);
  const blocked = limits.blockedUntilMs !== null && limits.blockedUntilMs > now;
  const slots = t('status.slots-hint', { used: limits.jobs, all: limits.maxJobs });
  const minute = t('status.minute-hint', {
    used: limits.sent,
    all: limits.rate,
    seconds: limits.seconds,
  });
  return (
    <>
      <span className="flex items-center gap-2" title={slots}>
        <span aria-hidden className="max-[900px]:hidden">
          {t('status.slots')}
        </span>
        <span className="sr-only">{slots}</span>
        <Dots used={limits.jobs} all={limits.maxJobs} />
      </span>
      <span className="flex items-center gap-2" title={minute}>
        <span aria-hidden className="max-[900px]:hidden">
          {t('status.minute')}
        </span>
        <span className="sr-only">{minute}</span>
        <Bars used={limits.sent} all={limits.rate} />
      </span>
      {limits.free !== null && limits.free < limits.maxJobs ? (
        <span
          className="text-wait"
          title={t('share.hint', { free: limits.free, all: limits.maxJobs })}
        >
          {t('share.text', { free: limits.free, all: limits.maxJobs })}
        </span>
      ) : null}
      {blocked && limits.blockedUntilMs !== null ? (
        <span className="text-wait">
          {t('status.blocked', { span: formatCountdown(limits.blockedUntilMs, now) })}
        </span>
      ) : null}
    </>
  );
}
