/** Calls about model identities. */
import { z } from 'zod';
import { IdentityPage, IdentityView } from '../../domain/account-views.ts';
import { AccountKey, GrantId } from '../../domain/ids.ts';
import { call } from '../define.ts';

/** Which identity wears the garments, as the renderer may say it: a code, a granted portrait, or both. */
export const IdentityInput = z
  .object({ code: z.string().min(1).max(200).optional(), portrait: GrantId.optional() })
  .refine((identity) => identity.code !== undefined || identity.portrait !== undefined, {
    message: 'choose an identity',
  });
export type IdentityInput = z.infer<typeof IdentityInput>;

export const identityCalls = {
  /** Favourites and recent ones come first on page one, and not again on later pages. */
  'identities:list': call(
    z.object({
      search: z.string().max(200),
      page: z.number().int().min(1),
      /** Absent: the active one. */
      account: AccountKey.optional(),
    }),
    IdentityPage,
  ),
  /** Checks a typed code at once; fails with `identity-not-found`. */
  'identities:check': call(
    z.object({ code: z.string().min(1).max(200), account: AccountKey.optional() }),
    IdentityView,
  ),
  /** Lets the user pick a portrait; it is uploaded with the batch. Null when the dialog was closed. */
  'identities:pick-portrait': call(
    z.void(),
    z.object({ id: GrantId, name: z.string() }).nullable(),
  ),
  'identities:set-favourite': call(
    z.object({ code: z.string().min(1).max(200), on: z.boolean() }),
    z.void(),
  ),
  /** Whether the user has said, once, that people in portraits agree to being sent to PiktID. */
  'identities:consent': call(z.void(), z.object({ given: z.boolean() })),
  /**
   * Uploads a picked or dropped portrait now; `consent` true is remembered for good. `existing`: the
   * account had it already. Its preparation is followed and told as `identity:changed`.
   */
  'identities:upload-portrait': call(
    z.object({ portrait: GrantId, consent: z.boolean() }),
    z.object({ identity: IdentityView, existing: z.boolean() }),
  ),
} as const;
