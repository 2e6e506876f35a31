/** Identities: the built-in gallery and uploaded ones. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Answer, ApiError, bytes, json } from '../answer.ts';
import { galleryIdentities, galleryIdentity } from '../gallery-identities.ts';
import { shortId } from '../ids.ts';
import { parseForm } from '../multipart.ts';
import { type Look, lookOfHash } from '../pictures/looks.ts';
import { type CallRequest, pageOf } from '../request.ts';
import { signedUrl, type World } from '../world.ts';

type Preparation = 'pending' | 'processing' | 'completed' | 'failed';

interface KnownIdentity {
  readonly code: string;
  readonly name: string;
  readonly preparation: Preparation;
  readonly visibility: 'public' | 'private';
  readonly locked: boolean;
  readonly tier: string;
  readonly createdAt: number;
  readonly look: Look;
}

/** A gallery or uploaded identity as it stands now. */
export function findIdentity(world: World, code: string): KnownIdentity | undefined {
  const now = world.clock.now();
  const waitMs = world.settings().speed.identitySeconds * 1000;
  const built = galleryIdentity(code);
  if (built) {
    const bornAt = world.state.bornAt;
    const prepared = preparationAt(bornAt, bornAt + waitMs * 5, now);
    const preparation = {
      completed: 'completed',
      'takes-a-while': prepared,
      fails: 'failed',
    } as const;
    return {
      ...built,
      preparation: preparation[built.preparation],
      visibility: 'public',
      createdAt: bornAt - galleryIdentities.indexOf(built) * 60_000,
    };
  }
  const uploaded = world.state.identities.get(code);
  if (!uploaded) return undefined;
  return {
    code,
    name: uploaded.name,
    preparation: preparationAt(uploaded.at, uploaded.completedAt, now),
    visibility: 'private',
    locked: false,
    tier: 'standard',
    createdAt: uploaded.at,
    look: lookOfHash(uploaded.hash),
  };
}

export function getIdentity(world: World, request: CallRequest): Answer {
  return json(200, describe(world, requireIdentity(world, request)));
}

export function identityStatus(world: World, request: CallRequest): Answer {
  const { code, preparation } = requireIdentity(world, request);
  return json(200, {
    identity_code: code,
    preprocessing_status: preparation,
    error_message: preparation === 'failed' ? 'No face could be found in the photo.' : null,
  });
}

export function listIdentities(world: World, request: CallRequest): Answer {
  const search = (request.query.get('search') ?? '').toLowerCase();
  const sortBy = request.query.get('sort_by') ?? 'created_at';
  const codes = [...galleryIdentities.map(({ code }) => code), ...world.state.identities.keys()];
  const found = codes
    .map((code) => findIdentity(world, code))
    .filter((identity) => identity !== undefined)
    .filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(search))
    .sort((a, b) => (sortBy === 'name' ? compare(a.name, b.name) : a.createdAt - b.createdAt));
  if ((request.query.get('order') ?? 'desc') === 'desc') found.reverse();
  const { items, pagination } = pageOf(found, request.query);
  return json(200, { identities: items.map((identity) => describe(world, identity)), pagination });
}

export async function uploadIdentity(world: World, request: CallRequest): Promise<Answer> {
  const parts = parseForm(request.headers['content-type'], request.body);
  if (!parts) throw new ApiError(400, 'Expected multipart/form-data');
  const image = parts.find((part) => part.name === 'image');
  const name = parts
    .find((part) => part.name === 'name')
    ?.content.toString('utf8')
    .trim();
  const contentType = image?.contentType ?? '';
  if (!image?.filename || image.content.length === 0) throw missing('image');
  if (!name) throw missing('name');
  if (!['image/jpeg', 'image/png'].includes(contentType)) {
    throw new ApiError(422, 'The image must be a JPEG or PNG', {
      detail: [{ field: 'image', message: `got ${contentType}`, position: 0 }],
    });
  }
  const hash = createHash('sha256').update(image.content).digest('hex');
  const existing = [...world.state.identities.values()].find(
    (identity) => identity.name === name || identity.hash === hash,
  );
  if (existing) {
    return json(409, {
      error: 'Identity already exists',
      detail: [],
      existing_identity_code: existing.code,
      identity_code: existing.code,
    });
  }
  await world.blobs.storeBuffer(image.content);
  const code = shortId('idn');
  const at = world.clock.now();
  const completedAt = at + world.settings().speed.identitySeconds * 1000;
  world.record({ type: 'identity', at, code, name, hash, contentType, completedAt });
  return json(201, {
    identity_code: code,
    face_detected: true,
    success: true,
    preprocessing_status: preparationAt(at, completedAt, at),
  });
}

export async function identityPicture(world: World, request: CallRequest): Promise<Answer> {
  const code = request.params['code'] ?? '';
  const uploaded = world.state.identities.get(code);
  if (uploaded) {
    return bytes(uploaded.contentType, await readFile(world.blobs.pathOf(uploaded.hash)));
  }
  const built = galleryIdentity(code);
  if (!built) throw new ApiError(404, 'Identity not found');
  return bytes('image/jpeg', await world.pictures.portrait(built.look));
}

function requireIdentity(world: World, request: CallRequest): KnownIdentity {
  const identity = findIdentity(world, request.params['code'] ?? '');
  if (!identity) throw new ApiError(404, 'Identity not found');
  return identity;
}

function describe(world: World, identity: KnownIdentity) {
  const path = `/cdn/identities/${encodeURIComponent(identity.code)}`;
  return {
    identity_code: identity.code,
    name: identity.name,
    link: signedUrl(
      world,
      path,
      world.clock.now() + world.settings().speed.resultUrlSeconds * 1000,
    ),
    preprocessing_status: identity.preparation,
    visibility: identity.visibility,
    locked: identity.locked,
    tier: identity.tier,
    created_at: new Date(identity.createdAt).toISOString(),
  };
}

function preparationAt(from: number, to: number, now: number): Preparation {
  if (now >= to) return 'completed';
  return now < from + (to - from) / 3 ? 'pending' : 'processing';
}

function missing(field: string): ApiError {
  return new ApiError(422, 'Validation failed', {
    detail: [{ field, message: 'required', position: 0 }],
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
