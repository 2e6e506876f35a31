/** Builds what a batch is put together with: the identities of the account in use, and Start itself. */
import { join } from 'node:path';
import { mediaUrl } from '../../src-shared/ipc/addresses.ts';
import { createIdentityLibrary, type IdentityLibrary } from '../identities/identity-library.ts';
import type { PiktidClient } from '../piktid/client.ts';
import { createIdentityPictures, type IdentityPictures } from '../studio/identity-pictures.ts';
import { createStarter, type Starter } from '../studio/starter.ts';
import type { Foundation } from './foundation.ts';
import type { InBackground } from './in-background.ts';
import type { ComposeOptions } from './services.ts';
import type { Worlds } from './worlds.ts';

export interface BeforeStart {
  readonly identities: IdentityLibrary;
  readonly pictures: IdentityPictures;
  readonly starter: Starter;
}

export function composeBeforeStart(
  {
    dataDir,
    clock,
    log,
    emit,
    texts,
  }: Pick<ComposeOptions, 'dataDir' | 'clock' | 'log' | 'emit' | 'texts'>,
  { data, settings, draft, grants }: Foundation,
  { accounts, engineFor, rehearsal, diary }: Worlds,
  inBackground: InBackground,
): BeforeStart {
  const pictures = createIdentityPictures({ dir: join(data.paths.thumbs, 'identities'), log });
  const identities = createIdentityLibrary<PiktidClient>({
    dir: join(dataDir, 'identities'),
    clientFor: accounts.clientFor,
    pictureOf: (client, link) => mediaUrl('identity', pictures.register(client, link), 256),
    consent: {
      get: () => settings.get('portraitConsentMs'),
      set: (nowMs) => settings.set('portraitConsentMs', nowMs),
    },
    clock,
    log,
  });
  const starter = createStarter({
    draft,
    grants,
    clock,
    active: accounts.active,
    balance: async () =>
      (await accounts.view()).accounts.find((one) => one.active)?.credits ?? null,
    engineFor,
    rehearsal,
    say: texts.say,
    onAdvanced: (progress) => emit('start:advanced', progress),
    onForetold: diary.estimated,
    onStarted: (account, code) =>
      inBackground('remembering the identity', identities.used(account, code)),
  });
  return { identities, pictures, starter };
}
