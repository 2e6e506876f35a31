/**
 * What no page may do, ours included: go elsewhere, open windows, embed, ask for devices or
 * permissions, load anything that is not the app's own. Set once, before any window.
 */
import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../../runtime/log.ts';

export interface LockdownOptions {
  readonly session: Session;
  /** Prefixes of addresses that may be loaded; navigation stays within the first. */
  readonly allowed: readonly string[];
  readonly log: Log;
}

export function lockDown({ session, allowed, log }: LockdownOptions): void {
  const isAllowed = (url: string) => allowed.some((prefix) => url.startsWith(prefix));
  const page = allowed[0] ?? '';

  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('permission refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isAllowed(details.url);
    if (cancel) log.warn('request refused', { type: details.resourceType });
    answer({ cancel });
  });

  app.on('web-contents-created', (_event, contents) => guard(contents, page, log));
}

function guard(contents: WebContents, page: string, log: Log): void {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (event.url.startsWith(page)) return;
    log.warn('navigation refused');
    event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.warn('new window refused');
    return { action: 'deny' };
  });
}
