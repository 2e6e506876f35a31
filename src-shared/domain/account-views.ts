/** What is shown of accounts, of where their secrets are kept, and of identities. No secret is in here. */
import { z } from 'zod';
import { AccountKey } from './ids.ts';

export const AccountView = z.object({
  key: AccountKey,
  kind: z.enum(['password', 'token', 'sandbox']),
  label: z.string(),
  /** User name or e-mail as the server tells it; null for a token the server did not name. */
  user: z.string().nullable(),
  baseUrl: z.string(),
  active: z.boolean(),
  credits: z.number().nullable(),
  /** `signed-out` when a new password or token is needed. */
  state: z.enum(['ready', 'signed-out', 'unchecked']),
});
export type AccountView = z.infer<typeof AccountView>;

/** Where secrets are kept on this computer. */
export const KeychainView = z.object({
  kept: z.enum(['keychain', 'session-only']),
  /** What protects them, in words: "macOS Keychain", "Secret Service", … */
  backend: z.string(),
  /** What would let them be kept here; the window has the words. */
  remedy: z.enum(['allow', 'own-profile', 'keyring']).optional(),
});
export type KeychainView = z.infer<typeof KeychainView>;

export const IdentityView = z.object({
  code: z.string(),
  name: z.string(),
  /** Address inside the app that serves the picture; null when there is none. */
  picture: z.string().nullable(),
  state: z.enum(['ready', 'processing', 'failed', 'unknown']),
  locked: z.boolean(),
  favourite: z.boolean(),
  /** Used lately on this computer. */
  recent: z.boolean(),
  /** Why it cannot be used, in the server's words. */
  problem: z.string().nullable(),
});
export type IdentityView = z.infer<typeof IdentityView>;

export const IdentityPage = z.object({
  identities: z.array(IdentityView),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
  /** False when the server did not answer (in time): this is what was known at `asOfMs`. */
  fresh: z.boolean(),
  asOfMs: z.number().nullable(),
});
export type IdentityPage = z.infer<typeof IdentityPage>;
