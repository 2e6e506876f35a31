/**
 * Answers calls about what happens when nobody is there. Programs come from a dialog alone, and an
 * address is called only after the user's yes in one.
 */
import { basename } from 'node:path';
import type { NightView } from '../../../src-shared/ipc/calls/night.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { Settings } from '../../storage/settings/settings.ts';
import type { Schedule } from '../../studio/schedule.ts';
import { checkedWebhook } from '../../studio/when-done/call-webhook.ts';
import type { HandlersOf } from '../handler.ts';

export interface NightParts {
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly schedule: Schedule;
  readonly desktop: Desktop;
  /** Signs the calls to the user's server; made when first asked for. */
  readonly webhookKey: () => Promise<string>;
  readonly testWebhook: () => Promise<void>;
  /** Everything that waits looks again at once. */
  readonly wake: () => void;
}

/** Everything the settings of the night show. */
export function nightViewOf({ settings, schedule, desktop }: NightParts): NightView {
  const command = settings.get('whenDoneCommand');
  return {
    command: command === null ? null : basename(command),
    webhook: settings.get('webhook'),
    thenDo: settings.get('thenDo'),
    notify: settings.get('notify'),
    openAtLogin: desktop.openAtLogin(),
    scheduled: [...schedule.all()],
  };
}

export function createNightHandlers(parts: NightParts): HandlersOf<'night'> {
  const { settings, schedule, desktop, webhookKey, testWebhook } = parts;
  const view = (): NightView => nightViewOf(parts);
  return {
    'night:view': view,
    'night:then-do': ({ thenDo }) => {
      settings.set('thenDo', thenDo);
      return view();
    },
    'night:notify': ({ on }) => {
      settings.set('notify', on);
      return view();
    },
    'night:open-at-login': ({ on }) => {
      desktop.setOpenAtLogin(on);
      return view();
    },
    'night:pick-command': async () => {
      const program = await desktop.pickProgram();
      if (program !== undefined) settings.set('whenDoneCommand', program);
      return view();
    },
    'night:clear-command': () => {
      settings.set('whenDoneCommand', null);
      return view();
    },
    'night:set-webhook': async ({ url }) => {
      const wanted = url === null ? null : checkedWebhook(url);
      const isNew = wanted !== null && wanted !== settings.get('webhook');
      // What the window shows and says must not reach a server by the word of its page alone.
      if (isNew && !(await desktop.mayCall(wanted)))
        throw refusal('cancelled', { why: 'webhook-declined' });
      settings.set('webhook', wanted);
      return view();
    },
    'night:test-webhook': () => testWebhook(),
    'night:wake': () => parts.wake(),
    'night:copy-webhook-key': async () => desktop.copyText(await webhookKey()),
    'night:start-at': ({ batchId, atMs }) => {
      schedule.set(batchId, atMs);
      return view();
    },
  };
}
