/**
 * Takes pictures of every screen:
 * `node tests/renderer-harness/shots.mjs <folder> [filter] [small,large] [dark,light] [language]`.
 * Needs a Chromium (`CHROMIUM`, else /usr/bin/chromium). Prints page errors and policy violations.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { compareShots } from './compare-shots.mjs';
import { speakOn, translator } from './in-language.mjs';
import { nightShots } from './night-shots.mjs';
import { serveHarness } from './serve.mjs';

const SIZES = { small: { width: 1280, height: 800 }, large: { width: 1920, height: 1080 } };

const go = (name) => (page) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const openBatch = (name) => (page) =>
  page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

const openCollection = (name) => async (page) => {
  await go('Review')(page);
  await page.getByRole('row').filter({ hasText: name }).click();
  await page.getByRole('gridcell').nth(3).waitFor();
};
const openPicture = (at) => async (page) => {
  await openCollection('Autumn drop 1')(page);
  await page.getByRole('gridcell').nth(at).dblclick();
  await page.getByRole('img', { name: /^Result:/ }).waitFor();
};

/** Each shot: a scene and what is done in it first. */
const SHOTS = {
  welcome: ['first'],
  'new-empty': ['empty'],
  'new-one': ['one'],
  'new-twelve': [
    'twelve',
    async (page) => page.getByRole('row').filter({ hasText: 'DR-1044' }).click(),
  ],
  'new-thousand': ['thousand'],
  'new-refused': [
    'twelve',
    async (page) => page.getByRole('button', { name: 'Start batch' }).click(),
  ],
  'new-identity': [
    'twelve',
    async (page) => {
      await page.getByRole('button', { name: 'Choose' }).click();
      await page.getByRole('option').first().waitFor();
    },
  ],
  'new-job': [
    'sandbox',
    async (page) => {
      await page.getByRole('button', { name: /^Job/ }).click();
      await page.getByRole('button', { name: 'Add an instruction' }).click();
    },
  ],
  'new-poses': ['twelve', async (page) => page.getByRole('button', { name: 'All poses' }).click()],
  'new-backgrounds': [
    'twelve',
    async (page) => page.getByRole('button', { name: 'All backgrounds' }).click(),
  ],
  'new-own': [
    'twelve',
    async (page) => {
      await page.getByRole('row').filter({ hasText: 'DR-1044' }).click();
      await page.getByRole('button', { name: 'Own look' }).click();
    },
  ],
  'new-choose': [
    'twelve',
    async (page) => page.getByRole('row').filter({ hasText: 'KN-1046' }).click(),
  ],
  'new-several': [
    'twelve',
    async (page) => {
      await page.getByRole('row').nth(1).click();
      await page
        .getByRole('row')
        .nth(5)
        .click({ modifiers: ['Shift'] });
    },
  ],
  'new-json': [
    'twelve',
    async (page) => {
      await page.getByRole('button', { name: 'JSON view' }).click();
      const text = page.getByRole('textbox', { name: 'Look as JSON' });
      await text.fill(
        '{\n  "instructions": [\n    { "seed": "seven", "options": { "size": "3K" } }\n  ]\n}',
      );
    },
  ],
  'new-presets': [
    'twelve',
    async (page) => page.getByRole('button', { name: 'Presets' }).last().click(),
  ],
  'new-portrait': [
    'twelve',
    async (page) => {
      await go('Identities')(page);
      await page.getByRole('button', { name: 'Add a portrait' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  ],
  presets: ['twelve', go('Presets')],
  identities: ['twelve', go('Identities')],
  'new-failing': ['failing'],
  'new-loading': ['loading'],
  progress: ['mixed', openBatch('Autumn')],
  'progress-run': [
    'mixed',
    async (page) => {
      await openBatch('Autumn')(page);
      await page.getByRole('gridcell').nth(1).click();
    },
  ],
  'progress-run-changes': [
    'mixed',
    async (page) => {
      await openBatch('Knit')(page);
      await page.getByRole('radio', { name: 'All SKUs' }).click({ force: true });
      await page.getByRole('gridcell').first().click();
      await page.getByRole('button', { name: 'Change and order again…' }).click();
    },
  ],
  'progress-unclear': [
    'mixed',
    async (page) => {
      await openBatch('Autumn')(page);
      await page.getByRole('button', { name: 'Decide' }).click();
    },
  ],
  'progress-table': [
    'season',
    async (page) => {
      await openBatch('Autumn')(page);
      await page.getByRole('radio', { name: 'Table' }).click({ force: true });
    },
  ],
  morning: ['night', openBatch('Autumn')],
  'progress-groups': [
    'night',
    async (page) => {
      await openBatch('Autumn')(page);
      await page.getByRole('radio', { name: 'All SKUs' }).click({ force: true });
      await page.getByRole('button', { name: /^Sort and group/ }).click();
      await page.getByRole('menuitemradio', { name: 'By cause of failure' }).click();
      await page.getByRole('button', { name: 'Choose all 3' }).click();
    },
  ],
  'progress-large': [
    'mixed',
    async (page) => {
      await openBatch('Autumn')(page);
      await page.getByRole('slider').press('End');
    },
  ],
  shortcuts: [
    'mixed',
    async (page) => page.evaluate(() => window.harness.command('view:shortcuts')),
  ],
  'progress-credits': ['mixed', openBatch('Denim')],
  'progress-ended': ['mixed', openBatch('Knit')],
  'progress-cancel': [
    'mixed',
    async (page) => {
      await openBatch('Autumn')(page);
      await page.getByRole('main').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Cancel batch' }).click();
    },
  ],
  batches: ['mixed', go('Batches')],
  'batches-empty': ['empty', go('Batches')],
  'review-library': ['mixed', go('Review')],
  'review-empty': ['empty', go('Review')],
  'review-wall': ['mixed', openCollection('Autumn drop 1')],
  'review-archive': [
    'mixed',
    async (page) => {
      await openCollection('Season archive')(page);
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      await page
        .getByRole('gridcell')
        .nth(8)
        .click({ modifiers: ['Shift'] });
    },
  ],
  'review-filter': [
    'mixed',
    async (page) => {
      await openCollection('Autumn drop 1')(page);
      await page.getByRole('radio', { name: /^To judge/ }).click({ force: true });
      await page.getByRole('button', { name: 'Filter' }).click();
    },
  ],
  'review-none': [
    'mixed',
    async (page) => {
      await openCollection('Autumn drop 1')(page);
      await page.getByRole('searchbox').fill('XX');
    },
  ],
  'review-one': ['mixed', openPicture(6)],
  'review-conflict': [
    'mixed',
    async (page) => {
      await openCollection('Autumn drop 1')(page);
      await page.getByRole('button', { name: '2 to settle' }).click();
      await page.getByRole('gridcell').first().dblclick();
      await page.getByRole('button', { name: 'Take theirs' }).waitFor();
    },
  ],
  'review-bare': [
    'mixed',
    async (page) => {
      await openPicture(5)(page);
      await page.keyboard.press('f');
    },
  ],
  'review-redo': [
    'mixed',
    async (page) => {
      await openCollection('Autumn drop 1')(page);
      await page.getByRole('button', { name: 'Redo rejected' }).click();
      await page.getByRole('radio', { name: 'With changes' }).click({ force: true });
      await page.getByRole('button', { name: /credits/ }).waitFor();
    },
  ],
  'review-loading': ['loading', go('Review')],
  'review-failing': ['failing', go('Review')],
  ...compareShots({ openPicture, openCollection }),
  ...nightShots({ go, openBatch }),
  settings: ['mixed', go('Settings')],
  'sign-in': [
    'signed-out',
    async (page) => {
      await page.getByRole('button', { name: /Account/ }).click();
      await page.getByRole('menuitem', { name: 'Sign in' }).click();
    },
  ],
};

const [folder = 'shots', filter = '', sizes = 'small', themes = 'dark,light', language = 'en'] =
  process.argv.slice(2);
await mkdir(folder, { recursive: true });
const harness = await serveHarness();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
if (language !== 'en') {
  const page = await browser.newPage();
  const [english, other] = await Promise.all(['en', language].map(harness.catalogueOf));
  speakOn(page, translator(english, other));
  await page.close();
}
let troubles = 0;
for (const size of sizes.split(',')) {
  for (const theme of themes.split(',')) {
    const context = await browser.newContext({ viewport: SIZES[size], reducedMotion: 'reduce' });
    for (const [name, [scene, act]] of Object.entries(SHOTS)) {
      if (!new RegExp(filter).test(name)) continue;
      const page = await context.newPage();
      page.setDefaultTimeout(6000);
      const tell = (text) => {
        troubles += 1;
        process.stdout.write(`${name} ${theme}: ${text}\n`);
      };
      page.on('pageerror', (error) => tell(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') tell(message.text());
      });
      await page.goto(`${harness.url}/?scene=${scene}&theme=${theme}&language=${language}`);
      try {
        // Where everything is still loading, the frame alone is shown.
        const first = page.locator('h1, [aria-hidden]').first();
        await first.waitFor({ state: scene === 'loading' ? 'attached' : 'visible' });
        await act?.(page);
        // A screen that is fetched only now has come when its heading has.
        if (scene !== 'loading') await page.locator('h1').first().waitFor({ state: 'attached' });
      } catch (error) {
        tell(error.message.split('\n').slice(0, 12).join(' | '));
      }
      await page
        .waitForLoadState('networkidle', { timeout: 30_000 })
        .catch(() => tell('network never idle'));
      await page.screenshot({
        path: join(folder, `${name}-${theme}-${SIZES[size].width}.png`),
        animations: 'disabled',
      });
      // The next picture begins as a new window does.
      await page.evaluate(() => localStorage.clear());
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
await harness.stop();
process.stdout.write(`done, ${troubles} troubles\n`);
process.exit(troubles === 0 ? 0 : 1);
