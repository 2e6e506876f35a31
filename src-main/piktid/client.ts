/**
 * The API of one account at one base URL: every call of the port, put together from its parts.
 * Holds no state of its own; credentials are the session's, connections the network's.
 */
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { CallOptions, Me, PiktidApi } from './api.ts';
import {
  getIdentity,
  getIdentityStatus,
  listIdentities,
  uploadIdentity,
} from './calls/identities.ts';
import { galleryJobs, jobResults, jobStatus, versions } from './calls/jobs.ts';
import { ensureProject } from './calls/projects.ts';
import { regenerate, submit } from './calls/submissions.ts';
import { type ApiTools, callAndParse } from './json-call.ts';
import type { Network } from './network/network.ts';
import { MeAnswer } from './schemas.ts';
import type { Session } from './session.ts';
import {
  type DownloadTools,
  downloadResult,
  type VerifyImage,
} from './transfer/download-result.ts';
import { type FetchedPicture, fetchPicture } from './transfer/fetch-picture.ts';
import { uploadPhoto } from './transfer/upload-photo.ts';
import { createUrlRules } from './urls.ts';

export interface PiktidClient extends PiktidApi {
  /** Fetches an identity's picture by its `link`, safely. */
  fetchPicture(address: string, options?: CallOptions): Promise<FetchedPicture>;
}

export interface ClientOptions {
  readonly baseUrl: string;
  readonly session: Session;
  readonly network: Network;
  /** Decodes every pixel of a downloaded result; `ImageService.verify`. */
  readonly verifyImage: VerifyImage;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1), for the spread of waits. */
  readonly random?: () => number;
  /** Longest result that is believed, in bytes. */
  readonly maxResultBytes?: number;
}

const MAX_RESULT_BYTES = 200 * 1024 * 1024;

/** @throws StudioError `unsafe-url` for a base URL that is neither https nor http on this computer */
export function createPiktidClient(options: ClientOptions): PiktidClient {
  const { session, network, clock, log, verifyImage, random = Math.random } = options;
  const { maxResultBytes = MAX_RESULT_BYTES } = options;
  const urls = createUrlRules(options.baseUrl, network.addressesOf);
  const tools: ApiTools = { session, network, urls, clock, log, random };
  const downloads: DownloadTools = { ...tools, verifyImage, maxResultBytes };

  return {
    baseUrl: urls.base.href.replace(/\/$/, ''),
    me: (call) => me(tools, call),
    ensureProject: (name, call) => ensureProject(tools, name, call),
    uploadPhoto: (source, call) => uploadPhoto(tools, source, call),
    identity: (code, call) => getIdentity(tools, code, call),
    identities: (query, call) => listIdentities(tools, query, call),
    uploadIdentity: (source, name, call) => uploadIdentity(tools, source, name, call),
    identityStatus: (code, call) => getIdentityStatus(tools, code, call),
    submit: (job, call) => submit(tools, job, call),
    regenerate: (jobId, image, group, call) => regenerate(tools, jobId, image, group, call),
    jobStatus: (jobId, call) => jobStatus(tools, jobId, call),
    jobResults: (jobId, call) => jobResults(tools, jobId, call),
    versions: (jobId, image, call) => versions(tools, jobId, image, call),
    galleryJobs: (projectId, call) => galleryJobs(tools, projectId, call),
    downloadResult: (url, part, call) => downloadResult(downloads, url, part, call),
    fetchPicture: (address, call) => fetchPicture(tools, address, call),
  };
}

async function me(tools: ApiTools, options?: CallOptions): Promise<Me> {
  const { username, email, credits } = await callAndParse(
    tools,
    MeAnswer,
    { call: 'me', method: 'GET', path: '/auth/me' },
    options,
  );
  return { user: email ?? username, credits };
}
