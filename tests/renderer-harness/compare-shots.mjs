/** Pictures of looking closely, and of what leaves the review. */

/** `openPicture(at)` opens the n-th result of the first collection, `openCollection` its wall. */
export function compareShots({ openPicture, openCollection }) {
  const on = (at, act) => [
    'mixed',
    async (page) => {
      await openPicture(at)(page);
      await act(page);
    },
  ];
  const press =
    (...keys) =>
    async (page) => {
      for (const key of keys) await page.keyboard.press(key);
    };
  const dialog = (entry) => [
    'mixed',
    async (page) => {
      await openCollection('Autumn drop 1')(page);
      if (entry === null) await page.getByRole('button', { name: 'Export…' }).click();
      else {
        await page.getByRole('button', { name: 'Hand over and costs' }).click();
        await page.getByRole('menuitem', { name: entry }).click();
      }
      await page.getByRole('dialog').waitFor();
    },
  ];
  return {
    'compare-beside': on(2, async (page) => page.locator('[data-pin]').first().waitFor()),
    'compare-full': on(2, press('z', 'b')),
    'compare-slider': on(0, press('m')),
    'compare-lens': on(0, async (page) => {
      await press('m', 'm')(page);
      await page.mouse.move(400, 330);
    }),
    'compare-single': on(0, press('m', 'm', 'm')),
    'compare-results': on(4, press('c', 'z')),
    'compare-pin': on(2, async (page) => {
      await page.locator('[data-pin]').first().waitFor();
      await press('Tab', 'Tab')(page);
      await page.getByText('ΔE 0.8').first().waitFor();
    }),
    'compare-placing': on(0, press('d', 'ArrowUp', 'ArrowUp')),
    'compare-naming': on(0, press('d', 'Enter')),
    'compare-missing': [
      'mixed',
      async (page) => {
        await openCollection('Autumn drop 1')(page);
        await page.route(/media\/result\/.*size=full/, (route) =>
          route.fulfill({ contentType: 'image/jpeg', body: 'not a picture' }),
        );
        await page.getByRole('gridcell').first().dblclick();
        await page.getByText('This picture cannot be shown.').waitFor();
      },
    ],
    'export-dialog': dialog(null),
    'export-crop': [
      'mixed',
      async (page) => {
        await dialog(null)[1](page);
        await page.getByRole('checkbox', { name: /Zalando/ }).click({ force: true });
        await page.getByRole('checkbox', { name: /Original size/ }).click({ force: true });
      },
    ],
    'export-name': [
      'mixed',
      async (page) => {
        await dialog(null)[1](page);
        await page.getByRole('textbox', { name: 'File names' }).fill('{sku}_{colour}');
      },
    ],
    'export-target': [
      'mixed',
      async (page) => {
        await dialog(null)[1](page);
        await page.getByRole('button', { name: 'New target' }).click();
        await page.getByRole('textbox', { name: 'Width' }).fill('5');
        await page.getByRole('button', { name: 'Save target' }).click();
      },
    ],
    'export-running': [
      'mixed',
      async (page) => {
        await dialog(null)[1](page);
        await page.getByRole('button', { name: /^Export \d/ }).click();
        await page.getByRole('progressbar').waitFor();
      },
    ],
    'export-ended': [
      'mixed',
      async (page) => {
        await dialog(null)[1](page);
        await page.getByRole('button', { name: /^Export \d/ }).click();
        await page.getByRole('button', { name: 'Stop' }).click();
        await page.getByRole('button', { name: 'Show in folder' }).waitFor();
      },
    ],
    'export-pack': dialog(/^Review pack/),
    'export-sheet': dialog(/^Contact sheet/),
    'export-costs': dialog(/^Cost per/),
  };
}
