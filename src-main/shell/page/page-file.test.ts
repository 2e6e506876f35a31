import { describe, expect, it } from 'vitest';
import { pageFor } from './page-file.ts';

const built = `<head>
  <script type="module" crossorigin src="./assets/index-1.js"></script>
  <link rel="stylesheet" crossorigin href="./assets/index-2.css">
  <link rel="modulepreload" crossorigin href="./assets/en-3.js" data-language="en">
  <link rel="modulepreload" crossorigin href="./assets/de-4.js" data-language="de">
</head>`;

describe('[SHIP-07] the page', () => {
  it.each([
    ['de', 'studio://app/index.html?language=de', 'assets/de-4.js'],
    ['the source language for any other', 'studio://app/index.html?language=xx', 'assets/en-3.js'],
    ['the source language', 'studio://app/', 'assets/en-3.js'],
  ])('brings the catalogue of %s and of no other', (_, address, catalogue) => {
    const { html, files } = pageFor(built, address);
    expect(files).toEqual(['assets/index-1.js', 'assets/index-2.css', catalogue]);
    expect(html.match(/data-language/g)).toHaveLength(1);
  });
});
