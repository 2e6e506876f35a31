/** Exports, packs and contact sheets of this session as they go on. */
import { useEffect, useState } from 'react';
import { toFailure } from '../../../src-shared/domain/errors.ts';
import type { ExportJob } from '../../../src-shared/domain/export/views.ts';
import { useClient, useStores } from '../../stores/context.tsx';

export type ExportJobs = ReadonlyMap<string, ExportJob>;

export function useExportJobs(): ExportJobs {
  const client = useClient();
  const { notices } = useStores();
  const [jobs, setJobs] = useState<ExportJobs>(new Map());
  useEffect(() => {
    let current = true;
    const undo = client.on('export:changed', (job) =>
      setJobs((before) => new Map(before).set(job.id, job)),
    );
    client.call('export:jobs').then(
      (known) => {
        if (!current) return;
        // News that came meanwhile are newer than the list.
        setJobs((news) => new Map([...known.map((job) => [job.id, job] as const), ...news]));
      },
      (error: unknown) => notices.getState().sayFailure(toFailure(error)),
    );
    return () => {
      current = false;
      undo();
    };
  }, [client, notices]);
  return jobs;
}
