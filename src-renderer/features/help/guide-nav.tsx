/** The way through the guide: its pages, the sections of the open one, or what a search found. */
import { Button } from 'react-aria-components';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { SearchBox } from '../../ui/field.tsx';
import type { GuidePage } from './guide.ts';
import type { Goto } from './guide-article.tsx';
import type { GuideHit } from './search-guide.ts';

const ENTRY =
  'inset-focus block w-full rounded-md px-2.5 py-1.5 text-left transition-colors duration-120 ' +
  'hover:bg-hover hover:text-text';

export function GuideNav({
  pages,
  open,
  search,
  onSearch,
  hits,
  onGo,
}: {
  readonly pages: readonly GuidePage[];
  readonly open: GuidePage;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** Null while nothing is searched for. */
  readonly hits: readonly GuideHit[] | null;
  readonly onGo: Goto;
}) {
  return (
    <nav
      aria-label={t('help.pages')}
      className="flex min-h-0 w-72 shrink-0 flex-col border-r max-[760px]:max-h-[45%] max-[760px]:w-full max-[760px]:border-r-0 max-[760px]:border-b"
    >
      <div className="shrink-0 p-4 pb-2">
        <SearchBox
          label={t('help.search')}
          clearLabel={t('action.clear-search')}
          value={search}
          onChange={onSearch}
        />
        <p role="status" className="mt-2 min-h-4 text-cap text-text-2">
          {hits === null
            ? null
            : hits.length === 0
              ? t('help.none')
              : t('help.hits', { n: hits.length })}
        </p>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {hits === null ? (
          <Pages pages={pages} open={open} onGo={onGo} />
        ) : (
          <ul aria-label={t('help.found')} className="flex flex-col gap-0.5">
            {hits.map((hit) => (
              <li key={`${hit.page} ${hit.section}`}>
                <Button onPress={() => onGo(hit.page, hit.section)} className={ENTRY}>
                  <span className="block font-medium">{hit.title}</span>
                  {hit.title === hit.pageTitle ? null : (
                    <span className="block text-cap text-text-2">{hit.pageTitle}</span>
                  )}
                  {hit.excerpt === '' ? null : (
                    <span className="mt-0.5 block text-cap text-text-3">{hit.excerpt}</span>
                  )}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </nav>
  );
}

function Pages({
  pages,
  open,
  onGo,
}: {
  readonly pages: readonly GuidePage[];
  readonly open: GuidePage;
  readonly onGo: Goto;
}) {
  return (
    <ul className="flex flex-col gap-0.5">
      {pages.map((page) => {
        const here = page.id === open.id;
        return (
          <li key={page.id}>
            <Button
              {...(here ? { 'aria-current': 'page' as const } : {})}
              onPress={() => onGo(page.id, '')}
              className={cx(ENTRY, here ? 'bg-raised font-semibold' : 'text-text-2')}
            >
              {page.title}
            </Button>
            {here ? (
              <ul className="mt-0.5 mb-1.5 ml-3 border-l pl-1">
                {page.sections
                  .filter(({ level }) => level === 2)
                  .map((section) => (
                    <li key={section.id}>
                      <Button
                        onPress={() => onGo(page.id, section.id)}
                        className={cx(ENTRY, 'py-1 text-cap text-text-2')}
                      >
                        {section.title}
                      </Button>
                    </li>
                  ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
