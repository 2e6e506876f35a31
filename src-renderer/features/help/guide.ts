/** The user guide as data, made from docs/user-guide while building. Knows nothing of drawing. */

export type GuideSpan =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly spans: readonly GuideSpan[] }
  | {
      readonly kind: 'link';
      /** Empty: this page. */
      readonly page: string;
      /** Empty: its beginning. */
      readonly section: string;
      readonly spans: readonly GuideSpan[];
    };

export type GuideBlock =
  | { readonly kind: 'paragraph'; readonly spans: readonly GuideSpan[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'picture'; readonly name: string; readonly alt: string }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly GuideBlock[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly GuideSpan[])[];
      readonly rows: readonly (readonly (readonly GuideSpan[])[])[];
    };

export interface GuideSection {
  /** As links name it; empty for what comes before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly level: number;
  readonly blocks: readonly GuideBlock[];
}

export interface GuidePage {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly GuideSection[];
}

/** As an image element takes it; the size keeps its place while it loads. */
export interface GuidePicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface Guide {
  readonly pages: readonly GuidePage[];
  /** By name and theme: `welcome-dark`. */
  readonly pictures: Readonly<Record<string, GuidePicture>>;
}

/** The page that the guide opens with. */
export const FIRST_PAGE = 'README';

/** The page of this name, or the first. */
export function pageOf(guide: Guide, id: string | undefined): GuidePage | undefined {
  return guide.pages.find((page) => page.id === id) ?? guide.pages[0];
}
