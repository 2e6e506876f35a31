/** Help: the user guide, offline, by page or by search. The open page is part of the route. */
import { ExternalLink, Keyboard } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { LANGUAGE, t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Skeleton } from '../../ui/states.tsx';
import { FIRST_PAGE, type Guide, pageOf } from './guide.ts';
import { GuideArticle, headingId } from './guide-article.tsx';
import { GuideNav } from './guide-nav.tsx';
import { searchGuide } from './search-guide.ts';
import { useGuide } from './use-guide.ts';

export function Help() {
  const { guide, failed, retry } = useGuide();
  if (failed) {
    return (
      <Empty title={t('help.failed')} text={t('help.failed-text')}>
        <Button onPress={retry}>{t('action.retry')}</Button>
      </Empty>
    );
  }
  return guide === null ? <Loading /> : <OpenGuide guide={guide} />;
}

function OpenGuide({ guide }: { readonly guide: Guide }) {
  const client = useClient();
  const act = useAct();
  const set = useView((state) => state.set);
  const go = useView((state) => state.go);
  const route = useView((state) => state.route);
  const [search, setSearch] = useState('');
  const hits = useMemo(
    () => (search.trim() === '' ? null : searchGuide(guide.pages, search)),
    [guide, search],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const page = pageOf(guide, route.screen === 'help' ? route.page : FIRST_PAGE);
  // The place is another one even where page and section are named anew: a link was followed.
  useEffect(() => {
    if (route.screen !== 'help') return;
    const heading = document.getElementById(headingId(route.section ?? ''));
    if (!heading) return;
    heading.focus({ preventScroll: true });
    if (route.section) heading.scrollIntoView({ block: 'start' });
    else scroller.current?.scrollTo({ top: 0 });
  }, [route]);
  if (!page) return null;
  const onGo = (to: string, section: string) => go({ screen: 'help', page: to, section });
  return (
    <div className="flex min-h-0 flex-1 max-[760px]:flex-col">
      <GuideNav
        pages={guide.pages}
        open={page}
        search={search}
        onSearch={setSearch}
        hits={hits}
        onGo={onGo}
      />
      <div ref={scroller} className="relative min-h-0 min-w-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-[760px] px-8 pt-5 pb-16 max-[760px]:px-4">
          {LANGUAGE === 'en' ? null : (
            <p className="mb-4 text-cap text-text-2">{t('help.english')}</p>
          )}
          <GuideArticle page={page} pictures={guide.pictures} onGo={onGo} />
          <footer className="mt-10 flex flex-wrap gap-2 border-t pt-4">
            <Button small command="view:shortcuts" onPress={() => set({ shortcutsOpen: true })}>
              <Keyboard size={14} aria-hidden />
              {t('keys.title')}
            </Button>
            <Button
              small
              onPress={() => void act(() => client.call('app:open-page', { page: 'help' }))}
            >
              <ExternalLink size={14} aria-hidden />
              {t('help.api')}
            </Button>
          </footer>
        </div>
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div className="mx-auto w-full max-w-[760px] px-8 pt-6" aria-hidden>
      <Skeleton className="h-6 w-48" />
      <Skeleton className="mt-5 h-4" />
      <Skeleton className="mt-2 h-4" />
      <Skeleton className="mt-2 h-4 w-2/3" />
    </div>
  );
}
