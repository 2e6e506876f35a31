/** One page of the guide, drawn. Links lead to other pages; nothing here opens an address. */
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { Guide, GuideBlock, GuidePage, GuideSection, GuideSpan } from './guide.ts';

export type Goto = (page: string, section: string) => void;

interface Drawing {
  readonly page: GuidePage;
  readonly pictures: Guide['pictures'];
  readonly onGo: Goto;
}

/** The element id of a section's heading. */
export const headingId = (section: string): string => `guide-${section}`;

export function GuideArticle(props: Drawing) {
  const { page } = props;
  return (
    <article data-selectable className="cursor-auto text-[14px] leading-[22px]">
      {page.sections.map((section) => (
        <section key={section.id}>
          <SectionHeading section={section} />
          {drawAll(section.blocks, (block) => drawBlock(block, props))}
        </section>
      ))}
    </article>
  );
}

function SectionHeading({ section: { id, title, level } }: { readonly section: GuideSection }) {
  const shared = { id: headingId(id), tabIndex: -1 } as const;
  if (level === 1) {
    return (
      <h1 {...shared} className="font-semibold text-title">
        {title}
      </h1>
    );
  }
  if (level === 2) {
    return (
      <h2 {...shared} className="mt-8 border-t pt-5 font-semibold text-head">
        {title}
      </h2>
    );
  }
  return (
    <h3 {...shared} className="mt-5 font-semibold text-lead">
      {title}
    </h3>
  );
}

function drawAll<Item>(items: readonly Item[], draw: (item: Item) => ReactNode): ReactNode {
  return items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what stands on a page never changes its place
    <Fragment key={place}>{draw(item)}</Fragment>
  ));
}

function drawBlock(block: GuideBlock, drawing: Drawing): ReactNode {
  const spans = (list: readonly GuideSpan[]) => drawAll(list, (span) => drawSpan(span, drawing));
  switch (block.kind) {
    case 'paragraph':
      return <p className="mt-3">{spans(block.spans)}</p>;
    case 'code':
      return (
        <pre className="mt-3 whitespace-pre-wrap break-words rounded-md border bg-panel px-3 py-2 font-mono text-cap">
          {block.text}
        </pre>
      );
    case 'picture':
      return <GuidePicture name={block.name} alt={block.alt} pictures={drawing.pictures} />;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List
          className={`mt-3 ml-5 flex flex-col gap-1.5 ${block.ordered ? 'list-decimal' : 'list-disc'} [&_p]:mt-0`}
        >
          {drawAll(block.items, (item) => (
            <li className="pl-1">{drawAll(item, (one) => drawBlock(one, drawing))}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table className="mt-3 w-full border-collapse text-left text-base">
          <thead>
            <tr className="border-b text-cap text-text-2">
              {drawAll(block.head, (cell) => (
                <th className="py-1.5 pr-4 align-bottom font-medium">{spans(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawAll(block.rows, (row) => (
              <tr className="border-b">
                {drawAll(row, (cell) => (
                  <td className="break-words py-1.5 pr-4 align-top">{spans(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

function drawSpan(span: GuideSpan, drawing: Drawing): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'code':
      return (
        <code className="break-words rounded-sm bg-slot px-1 py-px font-mono text-cap">
          {span.text}
        </code>
      );
    case 'strong':
      return <strong>{drawAll(span.spans, (one) => drawSpan(one, drawing))}</strong>;
    case 'em':
      return <em>{drawAll(span.spans, (one) => drawSpan(one, drawing))}</em>;
    case 'link':
      return (
        <Link
          onPress={() => drawing.onGo(span.page === '' ? drawing.page.id : span.page, span.section)}
          className="cursor-pointer rounded-sm underline decoration-text-3 underline-offset-2 hover:decoration-text"
        >
          {drawAll(span.spans, (one) => drawSpan(one, drawing))}
        </Link>
      );
  }
}

const THEMES = [
  { theme: 'dark', shown: '[[data-theme=light]_&]:hidden' },
  { theme: 'light', shown: '[[data-theme=dark]_&]:hidden' },
] as const;

/** As the app looks in the theme of the moment; the other is not even loaded. */
function GuidePicture({
  name,
  alt,
  pictures,
}: {
  readonly name: string;
  readonly alt: string;
  readonly pictures: Guide['pictures'];
}) {
  return THEMES.map(({ theme, shown }) => {
    const picture = pictures[`${name}-${theme}`];
    if (!picture) return null;
    return (
      <img
        key={theme}
        {...picture}
        alt={alt}
        loading="lazy"
        draggable={false}
        className={`mt-3 mb-1 h-auto max-w-full rounded-md border ${shown}`}
      />
    );
  });
}
