/** What axe finds on the page as it is: the one way in which the tests ask for accessibility. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { setTheme } from './screens.ts';

/** One line for each rule that is broken, with the first places; in the theme of the moment. */
export async function violations(
  page: Page,
  {
    wholePage = false,
  }: {
    /** Landmarks too: for a page with nothing floating above it. */ readonly wholePage?: boolean;
  } = {},
): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page })
    .setLegacyMode(true)
    // What a pending button said lies there for some seconds after the button has gone.
    .exclude('[data-live-announcer]');
  // What floats above the page (popovers) lies outside its landmarks by nature.
  const { violations: found } = await (wholePage
    ? builder
    : builder.disableRules('region')
  ).analyze();
  const broken = [];
  for (const { id, nodes } of found) {
    const left = [];
    for (const node of nodes) {
      // The arrow keys of a field that steers a list scroll it too.
      const steered = id === 'scrollable-region-focusable' && (await isSteered(page, node.target));
      if (!steered) left.push(node);
    }
    if (left.length > 0) broken.push({ id, nodes: left });
  }
  return broken.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html}`);
    return `${id}: ${places.join(' | ')} ${nodes[0]?.failureSummary ?? ''}`;
  });
}

/** Dark, then light; each line tells the theme. */
export async function violationsInBothThemes(page: Page): Promise<readonly string[]> {
  const all: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    all.push(...(await violations(page)).map((line) => `${theme}: ${line}`));
  }
  return all;
}

function isSteered(page: Page, target: readonly unknown[]): Promise<boolean> {
  return page.evaluate((selector) => {
    const list = document.querySelector(`[role=listbox]${selector}`);
    return list !== null && document.querySelector(`input[aria-controls="${list.id}"]`) !== null;
  }, String(target[0]));
}
