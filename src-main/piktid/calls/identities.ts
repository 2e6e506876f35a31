/** Identities: looked up, listed, uploaded, and their pictures fetched. */
import { randomBytes } from 'node:crypto';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { CallOptions, IdentityInfo, IdentityListing, UploadSource } from '../api.ts';
import { badAnswer, IDENTITY_NOT_USABLE, IDENTITY_REJECTED } from '../errors.ts';
import { type ApiTools, callAndParse, callApi, parseAnswer } from '../json-call.ts';
import { IdentityAnswer, IdentityListingAnswer, IdentityUploadAnswer } from '../schemas.ts';
import { identityForm } from '../transfer/identity-form.ts';
import { segment } from '../urls.ts';

/** @throws StudioError `identity-not-found`, or `identity-not-usable` when its preparation failed */
export async function getIdentity(
  tools: ApiTools,
  code: string,
  options?: CallOptions,
): Promise<IdentityInfo> {
  const answer = await callAndParse(
    tools,
    IdentityAnswer,
    { call: 'identity-get', method: 'GET', path: `/identity/${segment(code)}` },
    options,
  );
  const identity = describe(answer, code);
  if (identity.preprocessing === 'failed' || identity.locked) {
    throw new StudioError({
      ...IDENTITY_NOT_USABLE,
      ...(identity.errorMessage === null ? {} : { detail: identity.errorMessage }),
    });
  }
  return identity;
}

export async function getIdentityStatus(
  tools: ApiTools,
  code: string,
  options?: CallOptions,
): Promise<IdentityInfo> {
  const answer = await callAndParse(
    tools,
    IdentityAnswer,
    { call: 'identity-status', method: 'GET', path: `/identity/${segment(code)}/status` },
    options,
  );
  return describe(answer, code);
}

export async function listIdentities(
  tools: ApiTools,
  query: { readonly page: number; readonly perPage: number; readonly search?: string },
  options?: CallOptions,
): Promise<IdentityListing> {
  const { identities, pagination } = await callAndParse(
    tools,
    IdentityListingAnswer,
    {
      call: 'identity-list',
      method: 'GET',
      path: '/identity',
      query: {
        page: String(query.page),
        per_page: String(Math.min(query.perPage, 100)),
        ...(query.search ? { search: query.search } : {}),
      },
    },
    options,
  );
  return {
    identities: identities.map((identity) => describe(identity, identity.identity_code)),
    page: pagination?.page ?? query.page,
    pages: pagination?.pages ?? (pagination?.has_next ? query.page + 1 : query.page),
    total: pagination?.total ?? identities.length,
  };
}

/** @throws StudioError `identity-rejected` when no face was found or the server refused it */
export async function uploadIdentity(
  tools: ApiTools,
  source: UploadSource,
  name: string,
  options?: CallOptions,
): Promise<IdentityInfo> {
  const form = identityForm(source, name, `----studio${randomBytes(16).toString('hex')}`);
  const answer = await callApi(
    tools,
    {
      call: 'identity-upload',
      method: 'POST',
      path: '/identity/upload',
      accept: [409],
      headers: form.headers,
      openBody: form.open,
    },
    options,
  );
  const parsed = parseAnswer(IdentityUploadAnswer, 'identity-upload', answer);
  const code = parsed.existing_identity_code ?? parsed.identity_code;
  const isNew = answer.status !== 409;
  if (isNew && (parsed.face_detected === false || parsed.success === false)) {
    throw new StudioError({
      ...IDENTITY_REJECTED,
      ...(parsed.face_detected === false ? { detail: 'No face was found.' } : {}),
    });
  }
  if (code === null) {
    throw new StudioError(badAnswer('identity-upload', 'Missing or unreadable: identity_code'));
  }
  return {
    code,
    name,
    preprocessing: parsed.preprocessing_status,
    link: null,
    locked: false,
    existing: !isNew,
    errorMessage: null,
  };
}

function describe(answer: IdentityAnswer, code: string): IdentityInfo {
  return {
    code: answer.identity_code ?? code,
    name: answer.name,
    preprocessing: answer.preprocessing_status,
    link: answer.link,
    locked: answer.locked ?? false,
    errorMessage: answer.error_message,
  };
}
