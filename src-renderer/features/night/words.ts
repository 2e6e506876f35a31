/** A moment in the near future as people say it: `today at 22:00`. */
import { formatClock, formatDay } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { dayOf } from '../../view/start-time.ts';

export function startWhen(atMs: number, nowMs: number): string {
  const clock = formatClock(atMs);
  switch (dayOf(atMs, nowMs)) {
    case 'today':
      return t('start-at.today', { clock });
    case 'tomorrow':
      return t('start-at.tomorrow', { clock });
    case 'later':
      return t('start-at.on', { day: formatDay(atMs), clock });
  }
}
