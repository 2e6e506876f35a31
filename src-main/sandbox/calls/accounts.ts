/** Signing in, the account, and who may call at all. */
import { randomBytes } from 'node:crypto';
import { type Answer, ApiError, json } from '../answer.ts';
import type { CallRequest } from '../request.ts';
import type { World } from '../world.ts';

/** The one password of the sandbox; any e-mail address goes with it. */
export const sandboxPassword = 'sandbox';

export function login(world: World, request: CallRequest): Answer {
  const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = credentials.indexOf(':');
  const email = credentials.slice(0, colon);
  if (scheme !== 'Basic' || colon < 1 || credentials.slice(colon + 1) !== sandboxPassword) {
    throw new ApiError(401, 'Invalid credentials');
  }
  const now = world.clock.now();
  const expiresAt = now + world.settings().speed.tokenSeconds * 1000;
  const token = `sbx_${randomBytes(24).toString('hex')}`;
  world.record({ type: 'token', token, email, expiresAt });
  return json(200, {
    token,
    expiration_date: new Date(expiresAt).toISOString(),
    refresh_token: null,
    refresh_expiration: null,
    user: account(world, email),
  });
}

export function me(world: World, request: CallRequest): Answer {
  return json(200, account(world, emailOf(world, request)));
}

export function creditsUsage(world: World): Answer {
  const used = world.state.creditsSpent(world.clock.now());
  return json(200, { credits_used: used, period: 'all' });
}

/** @throws ApiError 401 unless the request carries a valid token. */
export function requireToken(world: World, request: CallRequest): void {
  const token = bearerOf(request);
  if (token === undefined) throw new ApiError(401, 'Missing authorization token');
  const end = world.state.tokenEnd(token);
  if (end === undefined && world.apiTokens.includes(token)) return;
  if (end === undefined) throw new ApiError(401, 'Invalid token');
  if (end <= world.clock.now()) throw new ApiError(401, 'Token has expired');
}

export function bearerOf(request: Pick<CallRequest, 'headers'>): string | undefined {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && token ? token : undefined;
}

function emailOf(world: World, request: CallRequest): string {
  const token = bearerOf(request);
  return (token && world.state.tokenEmail(token)) || 'sandbox@localhost';
}

function account(world: World, email: string) {
  return {
    username: email.split('@')[0],
    email,
    name: 'Sandbox account',
    credits: world.state.balance(world.clock.now()),
    contract: 'sandbox',
  };
}
