/** Answers calls about model identities, of whichever account is active. */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { IdentityView } from '../../../src-shared/domain/views.ts';
import { mediaUrl } from '../../../src-shared/ipc/contract.ts';
import type { Grants } from '../../intake/grants.ts';
import type { IdentityInfo } from '../../piktid/api.ts';
import type { PiktidClient } from '../../piktid/client.ts';
import type { Desktop } from '../../shell/system.ts';
import type { IdentityPictures } from '../../studio/identity-pictures.ts';
import type { HandlersOf } from '../handler.ts';
import { grantPortrait } from './drop.ts';

export interface IdentityParts {
  /** The client of the active account; throws `signed-out` when there is none. */
  readonly activeClient: () => Promise<PiktidClient>;
  readonly pictures: IdentityPictures;
  readonly grants: Grants;
  readonly desktop: Desktop;
}

const PER_PAGE = 60;

export function createIdentityHandlers(parts: IdentityParts): HandlersOf<'identities'> {
  const { activeClient, pictures, grants, desktop } = parts;

  const viewOf = (client: PiktidClient, identity: IdentityInfo): IdentityView => ({
    code: identity.code,
    name: identity.name ?? identity.code,
    picture:
      identity.link === null
        ? null
        : mediaUrl('identity', pictures.register(client, identity.link), 256),
    state: stateOf(identity),
    locked: identity.locked,
  });

  return {
    'identities:list': async ({ search, page }) => {
      const client = await activeClient();
      const text = search.trim();
      const listing = await client.identities({
        page,
        perPage: PER_PAGE,
        ...(text === '' ? {} : { search: text }),
      });
      return {
        ...listing,
        identities: listing.identities.map((identity) => viewOf(client, identity)),
      };
    },
    'identities:check': async ({ code }) => {
      const client = await activeClient();
      return viewOf(client, await client.identity(code.trim()));
    },
    'identities:pick-portrait': async () => {
      const path = await desktop.pickPicture(undefined);
      if (path === undefined) return null;
      const portrait = await grantPortrait(grants, path);
      if (portrait !== null) return portrait;
      throw new StudioError({
        code: 'photo-unsupported',
        message: 'This file is not a JPEG or PNG picture.',
        remedy: 'Choose a portrait as .jpg or .png.',
      });
    },
  };
}

function stateOf({ preprocessing }: IdentityInfo): IdentityView['state'] {
  switch (preprocessing) {
    case 'completed':
      return 'ready';
    case 'pending':
    case 'processing':
      return 'processing';
    case 'failed':
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}
