/**
 * How long the page was held at a stretch, as Chromium itself records it: every task of the page's
 * main thread, by the clock and by its own processor time. What other programs took of the
 * processor is in the first and not in the second.
 */
import type { CDPSession, Page } from 'playwright-core';

export interface PageTask {
  /** By the clock, in milliseconds. */
  readonly tookMs: number;
  /** The page's own work, in milliseconds. */
  readonly ownMs: number;
}

export interface PageTasks {
  /** Tasks since the last look, the one with the most work first. */
  look(): Promise<readonly PageTask[]>;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** By the clock, in microseconds. */
  readonly dur?: number;
  /** Processor time, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

export async function watchPageTasks(page: Page): Promise<PageTasks> {
  const session = await page.context().newCDPSession(page);
  await begin(session);
  return {
    look: async () => {
      const events = await end(session);
      await begin(session);
      return tasksOf(events).sort((a, b) => b.ownMs - a.ownMs);
    },
  };
}

async function begin(session: CDPSession): Promise<void> {
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
}

async function end(session: CDPSession): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { readonly value: readonly object[] }) => {
    for (const event of value as readonly TraceEvent[]) events.push(event);
  };
  session.on('Tracing.dataCollected', take);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', take);
  return events;
}

function tasksOf(events: readonly TraceEvent[]): PageTask[] {
  const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(key),
  );
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && mains.has(key(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ tookMs: dur / 1000, ownMs: tdur / 1000 }));
}
