/** Ledger entries for tests, as the engine would write them. */
import { LedgerEntry } from '../../src-shared/domain/ledger.ts';

let count = 0;
const line = (submissionId: string) => {
  count += 1;
  return {
    v: 1,
    id: `line-${count}`,
    atMs: 1_000 + count,
    submissionId,
    runId: `run-${submissionId}`,
    batchId: 'batch-1',
  };
};

export function intent(submissionId: string, extra: object = {}): LedgerEntry {
  return LedgerEntry.parse({
    ...line(submissionId),
    event: 'intent',
    kind: 'submit',
    account: 'demo',
    baseUrl: 'https://v2.api.piktid.com',
    projectId: 'p1',
    project: `SKU ${submissionId}`,
    sku: `SKU ${submissionId}`,
    sourceDir: `/in/SKU ${submissionId}`,
    placeDir: `/out/SKU ${submissionId}`,
    batchKind: 'batch',
    batchName: 'Spring',
    outputDir: '/out',
    lookHash: 'a'.repeat(64),
    photoHashes: ['b'.repeat(64)],
    identityCode: 'PiktidSummer',
    outputs: 2,
    jobsBefore: [],
    jobId: null,
    imageIndex: null,
    groupIndex: null,
    versionsBefore: [],
    versions: { app: '0.1.0', node: 'v20.19.0' },
    ...extra,
  });
}

export function accepted(submissionId: string, jobId: string): LedgerEntry {
  return LedgerEntry.parse({ ...line(submissionId), event: 'accepted', jobId, totalOutputs: 2 });
}

export function outcome(submissionId: string, event: string, fields: object): LedgerEntry {
  return LedgerEntry.parse({ ...line(submissionId), event, ...fields });
}
