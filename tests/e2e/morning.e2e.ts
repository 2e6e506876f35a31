/** An ended batch: its report, the causes with a button each, and the wall in groups behind it. */
import { describe, expect } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { batch, NOW, run } from '../renderer-harness/fixtures.ts';
import { violations, violationsInBothThemes } from './axe.ts';
import { type Studio, test } from './electron-app.ts';
import { showBatches } from './shown-batch.ts';
import { enterSandbox } from './window-steps.ts';

const SLOW_MS = 120_000;
const ID = 'night' as BatchId;
const refused = {
  code: 'submission-refused',
  message: 'PiktID refused this garment. Nothing was charged.',
  remedy: 'Check the photos, or try the model “auto”.',
} as const;
const failed = { code: 'job-failed', message: 'The job failed at PiktID.' } as const;

/** 60 SKUs, 56 of them done. */
function night(): { batch: BatchView; runs: readonly RunView[] } {
  const runs = Array.from({ length: 60 }, (_, index) =>
    run(
      ID,
      index,
      index < 3
        ? { phase: 'failed', accepted: false, failure: refused }
        : index === 3
          ? { phase: 'failed', accepted: true, failure: failed }
          : { phase: 'done' },
    ),
  );
  const ended = { state: { state: 'ended', atMs: NOW - 3_600_000 } as const, etaMs: null };
  return { batch: batch(ID, 'Autumn night', runs, { ...ended, sandbox: true }), runs };
}

async function open(studio: Studio): Promise<void> {
  await enterSandbox(studio.page);
  const { batch: shown, runs } = night();
  await showBatches(studio.app, studio.page, [shown], runs);
  await studio.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Autumn night/ })
    .click();
}

describe('an ended batch', () => {
  test(
    '[GRID-02] opens with its report: what is done, what did not make it, one button a cause',
    async ({ launch }) => {
      const studio = await launch();
      const { page } = studio;
      await open(studio);
      await page.getByRole('heading', { level: 1, name: /56 of 60 SKUs are done\./ }).waitFor();
      const causes = page.getByRole('listitem').filter({ hasText: 'SKU' });
      await causes.filter({ hasText: '3 SKUs: refused' }).getByText('try the model').waitFor();
      await causes.getByRole('button', { name: /^Retry 3/ }).waitFor();
      await page.getByRole('button', { name: 'Review 112 pictures' }).waitFor();
      await studio.screens('morning');
      const found = [...(await violationsInBothThemes(page))];

      await page.getByRole('button', { name: /^Order again/ }).click();
      await page
        .getByRole('alertdialog')
        .getByText(/costs again/)
        .waitFor();
      found.push(...(await violations(page)));
      await page.keyboard.press('Escape');
      expect(found).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    '[GRID-01] [GRID-02] [GRID-03] shows all SKUs in groups, counted, many chosen at once',
    async ({ launch }) => {
      const studio = await launch();
      const { page } = studio;
      await open(studio);
      await page.getByRole('radio', { name: 'All SKUs' }).click({ force: true });
      const wall = page.getByRole('grid', { name: 'SKUs of Autumn night' });
      await wall.getByRole('gridcell').nth(5).waitFor();
      await page.getByRole('radio', { name: 'Failed, 4' }).waitFor({ state: 'attached' });

      await page.getByRole('button', { name: /^Sort and group/ }).click();
      await page.getByRole('menuitemradio', { name: 'By cause of failure' }).click();
      await page.keyboard.press('Escape');
      await wall.getByRole('rowheader', { name: /Refused/ }).waitFor();
      // One button a cause; what was paid for before is asked about.
      await wall.getByRole('button', { name: 'Retry 3: Refused' }).waitFor();
      await wall.getByRole('button', { name: /^Order again…: / }).click();
      await page
        .getByRole('alertdialog')
        .getByText(/costs again/)
        .waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Choose all 3' }).click();
      const panel = page.getByRole('complementary', { name: '3 SKUs chosen' });
      await panel.getByRole('button', { name: /^Retry/ }).waitFor();
      await studio.screens('progress-groups');
      expect(await violations(page)).toEqual([]);

      // Down from the first group, across its head, into the next.
      await wall.getByRole('gridcell').first().click();
      await page.keyboard.press('ArrowDown');
      await panel.waitFor({ state: 'detached' });
      await page.getByRole('complementary', { name: /^Details of/ }).waitFor();
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-index'));
      await expect.poll(focused).toBe('3');
      await page.keyboard.press('Control+a');
      await page.getByRole('complementary', { name: '60 SKUs chosen' }).waitFor();

      await page.getByRole('slider', { name: 'Size of the cells' }).press('End');
      await studio.screens('progress-large');
    },
    SLOW_MS,
  );
});

describe('a batch that stands still', () => {
  test(
    '[GRID-04] says why in one banner, with what to do in it',
    async ({ launch }) => {
      const studio = await launch();
      const { page } = studio;
      await enterSandbox(page);
      const ways = {
        'signed-out': ['Sign in'],
        credits: ['Open the credits page', 'Topped up, go on'],
        'disk-full': ['There is space, go on'],
        'folder-missing': ['It is back, go on'],
      } as const;
      const shown = Object.keys(ways).map((reason, at) => {
        const id = `paused-${reason}` as BatchId;
        const runs = [run(id, 0, { phase: 'done' }), run(id, 1, { phase: 'queued' })];
        const state = { state: 'paused', reason: reason as keyof typeof ways } as const;
        return { runs, batch: batch(id, `Stands ${reason}`, runs, { state, createdMs: NOW - at }) };
      });
      await showBatches(
        studio.app,
        page,
        shown.map((one) => one.batch),
        shown.flatMap((one) => one.runs),
      );
      for (const [reason, labels] of Object.entries(ways)) {
        await page
          .getByRole('navigation')
          .getByRole('button', { name: new RegExp(`^Stands ${reason}`) })
          .click();
        await page.getByRole('heading', { level: 1, name: `Stands ${reason}` }).waitFor();
        const banner = page.getByRole('main').getByRole('alert');
        for (const label of labels) await banner.getByRole('button', { name: label }).waitFor();
        if (reason === 'signed-out') {
          await banner.getByRole('button', { name: 'Sign in' }).click();
          await banner.getByRole('textbox', { name: 'User name or e-mail' }).waitFor();
        }
        await studio.screens(`paused-${reason}`);
        expect(await violations(page)).toEqual([]);
      }
    },
    SLOW_MS,
  );
});
