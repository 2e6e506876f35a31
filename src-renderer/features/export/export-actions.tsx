/** What can be done with judged pictures: export them, hand them over, ask what they cost. */
import { ChevronDown, FileText, Inbox, PackageOpen, Share, Wallet } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { answerText } from './answer-text.ts';
import { CostsDialog } from './costs-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { JobDialog, titleOf } from './job-dialog.tsx';
import { PackDialog } from './pack-dialog.tsx';
import { SheetDialog } from './sheet-dialog.tsx';
import { useExportJobs } from './use-export-jobs.ts';

type Open = 'export' | 'pack' | 'sheet' | 'costs' | { readonly job: string } | null;

export function ExportActions({
  collectionId,
  resultIds,
}: {
  readonly collectionId: CollectionId;
  /** What is chosen on the screen; may be empty. */
  readonly resultIds: readonly ResultId[];
}) {
  const client = useClient();
  const act = useAct();
  const { notices } = useStores();
  const jobs = useExportJobs();
  const [open, setOpen] = useState<Open>(null);
  const chosen = useMemo(() => new Set(resultIds), [resultIds]);
  const running = [...jobs.values()].find((job) => job.state === 'running');
  const shownId = open !== null && typeof open === 'object' ? open.job : null;
  const shown = shownId === null ? undefined : jobs.get(shownId);
  const close = () => setOpen(null);

  // What ends while nobody looks is told at the edge of the window.
  const behind = useRef<string | null>(null);
  useEffect(() => {
    if (running && running.id !== shownId) behind.current = running.id;
    const ended = behind.current === null ? undefined : jobs.get(behind.current);
    if (!ended || ended.state === 'running') return;
    behind.current = null;
    if (ended.id === shownId) return;
    notices.getState().say({
      tone: ended.state === 'failed' || ended.failed > 0 ? 'bad' : 'info',
      text: titleOf(ended),
      action: { label: t('export.more-about'), run: () => setOpen({ job: ended.id }) },
    });
  }, [jobs, running, shownId, notices]);

  const readAnswer = () =>
    act(async () => {
      const read = await client.call('export:read-pack-answer', { collectionId });
      if (read) notices.getState().say({ tone: 'info', ...answerText(read) });
    });
  const props = {
    collectionId,
    chosen,
    onClose: close,
    onStarted: (job: string) => setOpen({ job }),
  };
  return (
    <div className="flex shrink-0 items-center">
      <Button
        command="review:export"
        onPress={() => setOpen(running ? { job: running.id } : 'export')}
        className="!rounded-r-none"
      >
        <Share size={14} strokeWidth={1.75} aria-hidden />
        <span className="tabular-nums">
          {running
            ? t('export.running', { n: running.done, all: running.total })
            : t('export.button')}
        </span>
      </Button>
      <MenuButton
        label={t('export.more')}
        entries={[
          {
            id: 'pack',
            label: t('export.menu-pack'),
            text: t('export.menu-pack-text'),
            icon: <PackageOpen size={14} />,
            run: () => setOpen('pack'),
          },
          {
            id: 'answer',
            label: t('export.menu-answer'),
            icon: <Inbox size={14} />,
            run: () => void readAnswer(),
          },
          {
            id: 'sheet',
            label: t('export.menu-sheet'),
            icon: <FileText size={14} />,
            apart: true,
            run: () => setOpen('sheet'),
          },
          {
            id: 'costs',
            label: t('export.menu-costs'),
            icon: <Wallet size={14} />,
            run: () => setOpen('costs'),
          },
        ]}
      >
        <IconButton kind="plain" label={t('export.more')} className="!rounded-l-none !border-l-0">
          <ChevronDown size={14} aria-hidden />
        </IconButton>
      </MenuButton>
      {open === 'export' ? <ExportDialog {...props} /> : null}
      {open === 'pack' ? <PackDialog {...props} /> : null}
      {open === 'sheet' ? <SheetDialog {...props} /> : null}
      {open === 'costs' ? <CostsDialog collectionId={collectionId} onClose={close} /> : null}
      {shown ? <JobDialog job={shown} onClose={close} /> : null}
    </div>
  );
}
