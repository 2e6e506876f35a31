/** Answers calls about model identities, of the active account unless another is named. */
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { IdentityLibrary } from '../../identities/identity-library.ts';
import type { Grants } from '../../intake/grants.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { HandlersOf } from '../handler.ts';
import { grantPortrait } from './drop.ts';

export interface IdentityParts {
  readonly library: IdentityLibrary;
  readonly grants: Grants;
  readonly desktop: Pick<Desktop, 'pickPicture'>;
}

export function createIdentityHandlers(parts: IdentityParts): HandlersOf<'identities'> {
  const { library, grants, desktop } = parts;
  return {
    'identities:list': (query) => library.list(query),
    'identities:check': ({ code, account }) => library.check(code, account),
    'identities:set-favourite': ({ code, on }) => library.setFavourite(code, on),
    'identities:consent': () => ({ given: library.hasConsent() }),
    'identities:upload-portrait': ({ portrait, consent }) =>
      library.uploadPortrait(grants.pathOf(portrait, 'file'), consent),
    'identities:pick-portrait': async () => {
      const path = await desktop.pickPicture(undefined);
      if (path === undefined) return null;
      const portrait = await grantPortrait(grants, path);
      if (portrait !== null) return portrait;
      throw refusal('photo-unsupported', { why: 'portrait-kind' });
    },
  };
}
