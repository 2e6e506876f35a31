/** Calls about model identities. */
import { z } from 'zod';
import { GrantId } from '../../domain/ids.ts';
import { IdentityPage, IdentityView } from '../../domain/views.ts';
import { call } from '../define.ts';

export const identityCalls = {
  'identities:list': call(
    z.object({ search: z.string().max(200), page: z.number().int().min(1) }),
    IdentityPage,
  ),
  /** Checks a typed code at once; fails with `identity-not-found`. */
  'identities:check': call(z.object({ code: z.string().min(1).max(200) }), IdentityView),
  /** Lets the user pick a portrait; it is uploaded with the batch. Null when the dialog was closed. */
  'identities:pick-portrait': call(
    z.void(),
    z.object({ id: GrantId, name: z.string() }).nullable(),
  ),
} as const;
