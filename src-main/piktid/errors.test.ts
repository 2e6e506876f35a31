import { describe, expect, it } from 'vitest';
import type { CallName } from './call-names.ts';
import { failureOfFault, failureOfStatus } from './errors.ts';
import { type FaultKind, NetworkFault } from './network/fault.ts';

describe('a status becomes a code', () => {
  it.each<[CallName, number, string]>([
    ['login', 401, 'auth-failed'],
    ['login', 403, 'auth-failed'],
    ['login', 404, 'not-found'],
    ['me', 401, 'signed-out'],
    ['me', 403, 'forbidden'],
    ['me', 404, 'not-found'],
    ['submit', 402, 'out-of-credits'],
    ['put', 402, 'upload-failed'],
    ['result-download', 402, 'result-missing'],
    ['me', 429, 'rate-limited'],
    ['me', 408, 'timeout'],
    ['me', 500, 'server-error'],
    ['me', 302, 'bad-answer'],
    ['project-create', 422, 'invalid-input'],
    ['upload', 422, 'upload-failed'],
    ['put', 413, 'upload-failed'],
    ['identity-get', 404, 'identity-not-found'],
    ['identity-get', 400, 'identity-not-found'],
    ['identity-upload', 422, 'identity-rejected'],
    ['submit', 404, 'submission-refused'],
    ['regenerate', 409, 'regenerate-refused'],
    ['job-status', 404, 'job-not-found'],
    ['job-results', 410, 'job-not-found'],
    ['job-status', 400, 'bad-answer'],
    ['result-download', 404, 'result-missing'],
  ])('%s %i is %s', (call, status, code) => {
    const failure = failureOfStatus(call, status);
    expect(failure).toMatchObject({ code, status });
    expect(failure.remedy).toBeTruthy();
  });
});

describe('a fault becomes a code with a remedy', () => {
  it.each<[FaultKind, string]>([
    ['dns', 'host-not-found'],
    ['refused', 'connection-refused'],
    ['unreachable', 'network'],
    ['tls', 'tls-failed'],
    ['proxy', 'network'],
    ['connect-timeout', 'timeout'],
    ['idle-timeout', 'timeout'],
    ['reset', 'network'],
    ['too-large', 'bad-answer'],
    ['private-address', 'unsafe-url'],
    ['aborted', 'cancelled'],
  ])('%s is %s', (kind, code) => {
    expect(failureOfFault('me', new NetworkFault(kind, { sent: true })).code).toBe(code);
  });

  it('names a proxy that asks for a password', () => {
    const fault = new NetworkFault('proxy', { sent: false, systemCode: 'PROXY_407' });
    expect(failureOfFault('me', fault).message).toMatch(/password/);
  });

  it('a call that spends credits is unclear once a byte may have left', () => {
    const sent = failureOfFault('submit', new NetworkFault('reset', { sent: true }));
    const unsent = failureOfFault('submit', new NetworkFault('reset', { sent: false }));
    expect([sent.code, unsent.code]).toEqual(['submission-unclear', 'network']);
  });
});

describe('the troubleshooting list', () => {
  it.each([
    [failureOfStatus('login', 401), /^Authentication failed/],
    [failureOfStatus('identity-get', 404), /^Identity not found/],
    [failureOfStatus('me', 429), /^Rate limited/],
    [failureOfFault('me', new NetworkFault('idle-timeout', { sent: true })), /^Time-out/],
    [failureOfFault('me', new NetworkFault('refused', { sent: false })), /refused the connection/],
  ])('[API-03] names cause and remedy: %j', (failure, message) => {
    expect(failure.message).toMatch(message);
    expect(failure.remedy).toBeTruthy();
  });
});
