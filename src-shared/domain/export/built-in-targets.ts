/**
 * The targets that come with the app. A number of a marketplace stands here only when a page of the
 * marketplace itself, or one that quotes it, says so; what could not be checked is left out and
 * listed as open in docs/user-guide/export.md. Pure.
 */
import type { ExportTarget, TargetSettings } from './target.ts';

const USUAL: Omit<TargetSettings, 'name'> = {
  size: { kind: 'within', longest: null },
  fit: 'pad',
  background: '#ffffff',
  format: 'jpg',
  quality: 92,
  maxBytes: null,
  minLongest: null,
  whenSmall: 'smaller',
};

function builtIn(
  id: string,
  name: string,
  settings: Partial<TargetSettings>,
  source: ExportTarget['source'] = null,
): ExportTarget {
  return { ...USUAL, ...settings, id: `built-in-${id}`, name, builtIn: true, source };
}

const MEGABYTE = 1_000_000;

export const BUILT_IN_TARGETS: readonly ExportTarget[] = [
  builtIn('original', 'Original size', { quality: 95 }),
  builtIn('web', 'Web, 2048 px', {
    size: { kind: 'within', longest: 2048 },
    quality: 85,
  }),
  // "Technical image requirements": ratio 1:1.44, best 1801 x 2600, at least 762 x 1100, JPEG, at
  // most 20 MB, upright.
  builtIn(
    'zalando',
    'Zalando',
    {
      size: { kind: 'exact', width: 1801, height: 2600 },
      fit: 'crop',
      maxBytes: 20 * MEGABYTE,
      minLongest: 1100,
    },
    {
      title: 'Visual content and post-production guide (Zalando Partner University)',
      url: 'https://partner.zalando.com/university/article/visual-content-and-post-production-guide',
    },
  ),
  // "Technical image file requirements": JPEG recommended, 1,000 pixels or more on the longest side
  // for the zoom, at most 10,000, highest quality. It names no exact pixels.
  builtIn(
    'amazon',
    'Amazon',
    { size: { kind: 'within', longest: 10_000 }, quality: 95, minLongest: 1000 },
    {
      title: 'Technical image file requirements (Amazon Seller Central)',
      url: 'https://sellercentral.amazon.com/gp/help/external/G9FUUH87RBNXGKB7',
    },
  ),
  // Quotes Shopify's help pages: 2048 x 2048 displays best for square pictures, at most 5000 x 5000
  // and less than 20 MB.
  builtIn(
    'shopify',
    'Shopify, square',
    { size: { kind: 'exact', width: 2048, height: 2048 }, maxBytes: 20 * MEGABYTE - 1 },
    {
      title: 'Shopify product image size guide, quoting Shopify’s help pages (SellShot)',
      url: 'https://sellshot.ai/en/blog/shopify-product-image-size-guide',
    },
  ),
];
