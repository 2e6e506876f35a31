/** The left of New batch: the SKUs that were dropped, found, filtered, chosen. */
import {
  FolderPlus,
  ImagePlus,
  ListX,
  MoreHorizontal,
  RefreshCw,
  Shirt,
  SquareCheck,
  SquareX,
  X,
} from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import {
  useAct,
  useClient,
  useDraft,
  useNotices,
  useStores,
  useView,
} from '../../stores/context.tsx';
import { useScreenGuide } from '../../stores/use-screen-guide.ts';
import { useSkuActions } from '../../stores/use-sku-actions.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/field.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Empty, FailureNote, Skeleton } from '../../ui/states.tsx';
import { countSkus, visibleSkus } from '../../view/draft-view.ts';
import { problemWords } from '../../view/preflight-view.ts';
import { PreflightBar } from './preflight-bar.tsx';
import { RecentMenu } from './recent-menu.tsx';
import { SkuList } from './sku-list.tsx';

export function DraftPane() {
  const status = useDraft((state) => state.status);
  const failure = useDraft((state) => state.failure);
  const reload = useDraft((state) => state.reload);
  const empty = useDraft((state) => state.order.length === 0 && !state.scanning);
  return (
    <section
      aria-label={t('draft.list')}
      className="flex min-h-0 flex-1 flex-col max-[760px]:h-80 max-[760px]:flex-none"
    >
      <Head />
      {status === 'failed' && failure ? (
        <FailureNote
          failure={wordsOf(failure)}
          retryLabel={t('action.retry')}
          onRetry={reload}
          className="m-6"
        />
      ) : null}
      {status === 'loading' ? <Loading /> : null}
      {status === 'ready' ? empty ? <Nothing /> : <Filled /> : null}
    </section>
  );
}

function Head() {
  const client = useClient();
  const act = useAct();
  const some = useDraft((state) => state.order.length > 0);
  const { draft } = useStores();
  const say = useNotices((state) => state.say);
  const { include } = useSkuActions();
  const includeAll = (included: boolean) => void include(draft.getState().order, included);
  const refresh = () =>
    void act(async () => {
      await client.call('intake:refresh');
      say({ tone: 'info', text: t('draft.refreshed') });
    });
  return (
    <header className="flex min-h-[58px] shrink-0 items-center gap-3 px-6 pt-3">
      <h1 className="font-semibold text-title">{t('draft.title')}</h1>
      {some ? <Count /> : null}
      <span className="flex-1" />
      {some ? (
        <>
          <Button
            command="intake:add-folders"
            onPress={() => void act(() => client.call('intake:pick-folders'))}
          >
            <FolderPlus size={15} strokeWidth={1.75} aria-hidden />
            {t('draft.add')}
          </Button>
          <RecentMenu />
          <MenuButton
            label={t('action.more')}
            entries={[
              {
                id: 'all',
                label: t('draft.select-all'),
                icon: <SquareCheck size={14} />,
                run: () => includeAll(true),
              },
              {
                id: 'none',
                label: t('draft.select-none'),
                icon: <SquareX size={14} />,
                run: () => includeAll(false),
              },
              {
                id: 'refresh',
                label: t('draft.refresh'),
                icon: <RefreshCw size={14} />,
                run: refresh,
              },
              {
                id: 'samples',
                label: t('draft.samples'),
                icon: <ImagePlus size={14} />,
                run: () => void act(() => client.call('intake:add-samples')),
              },
              {
                id: 'clear',
                label: t('draft.clear'),
                icon: <ListX size={14} />,
                apart: true,
                run: () => void act(() => client.call('intake:clear')),
              },
            ]}
          >
            <IconButton label={t('action.more')}>
              <MoreHorizontal size={16} aria-hidden />
            </IconButton>
          </MenuButton>
        </>
      ) : null}
    </header>
  );
}

function Count() {
  const count = useDraft((state) => state.order.length);
  const scanning = useDraft((state) => state.scanning);
  return (
    <p className="text-text-2 tabular-nums" aria-live="polite">
      {scanning ? t('draft.scanning') : t('draft.count', { n: count })}
    </p>
  );
}

/** What changes with every SKU that is found is drawn by itself, and nothing around it. */
function Filled() {
  return (
    <>
      <Filters />
      <PreflightBar />
      <OnlyProblem />
      <Rows />
    </>
  );
}

function Filters() {
  const filter = useView((state) => state.draftFilter);
  const search = useView((state) => state.draftSearch);
  const set = useView((state) => state.set);
  return (
    <div className="flex shrink-0 gap-3 px-6 pt-2 pb-3">
      <SearchBox
        label={t('draft.find')}
        clearLabel={t('action.clear-search')}
        value={search}
        onChange={(draftSearch) => set({ draftSearch })}
        className="min-w-24 flex-1"
      />
      <Segmented
        label={t('draft.filter')}
        value={filter}
        onChange={(draftFilter) => set({ draftFilter, draftProblem: null })}
        segments={FILTERS.map((value) => ({ value, label: <FilterLabel filter={value} /> }))}
      />
    </div>
  );
}

const FILTERS = ['all', 'problems', 'out'] as const;

function FilterLabel({ filter }: { readonly filter: (typeof FILTERS)[number] }) {
  const n = useDraft(({ order, skus }) => countSkus(order, skus, filter));
  return t(`draft.filter-${filter}`, { n });
}

function OnlyProblem() {
  const problem = useView((state) => state.draftProblem);
  const set = useView((state) => state.set);
  if (problem === null) return null;
  return (
    <div className="mx-6 mb-2 flex shrink-0 items-center gap-2 text-cap">
      <span>
        {t('preflight.only', { problem: problemWords({ code: problem, blocks: false }) })}
      </span>
      <Button small kind="quiet" onPress={() => set({ draftProblem: null })}>
        <X size={13} aria-hidden />
        {t('preflight.all')}
      </Button>
    </div>
  );
}

function Rows() {
  const some = useDraft((state) => state.order.length > 0);
  const filter = useView((state) => state.draftFilter);
  const search = useView((state) => state.draftSearch);
  const problem = useView((state) => state.draftProblem);
  const ids = useDraft(
    useShallow(({ order, skus }) => visibleSkus(order, skus, filter, search, problem)),
  );
  return ids.length === 0 && some ? (
    <Empty title={t('draft.none-found')} text={t('draft.none-found-text')} />
  ) : (
    <SkuList ids={ids} />
  );
}

function Nothing() {
  const guide = useScreenGuide('new-batch');
  const client = useClient();
  const act = useAct();
  return (
    <div className="flex min-h-0 flex-1 flex-col p-6 pt-3">
      <div className="flex-1 rounded-md border border-line-strong border-dashed">
        <Empty
          icon={<Shirt size={44} strokeWidth={1} />}
          title={t('draft.empty-title')}
          text={t('draft.empty-text')}
          guide={guide}
        >
          <Button
            command="intake:add-folders"
            onPress={() => void act(() => client.call('intake:pick-folders'))}
          >
            <FolderPlus size={15} strokeWidth={1.75} aria-hidden />
            {t('draft.add')}
          </Button>
          <Button kind="quiet" onPress={() => void act(() => client.call('intake:add-samples'))}>
            <ImagePlus size={15} strokeWidth={1.75} aria-hidden />
            {t('draft.samples')}
          </Button>
          <RecentMenu />
          <p className="w-full text-cap text-text-3">{t('draft.empty-kinds')}</p>
        </Empty>
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-3 px-6 pt-14" aria-hidden>
      {['a', 'b', 'c', 'd', 'e'].map((key) => (
        <div key={key} className="flex items-center gap-3">
          <Skeleton className="h-[50px] w-32" />
          <Skeleton className="h-4 w-40" />
        </div>
      ))}
    </div>
  );
}
