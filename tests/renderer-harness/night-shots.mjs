/** Pictures of the screens for hours without anybody. Each shot: a scene and what is done first. */

export const nightShots = ({ go, openBatch }) => ({
  'hot-empty': ['mixed', go('Hot folders')],
  'hot-watched': ['watched', go('Hot folders')],
  'hot-new': [
    'watched',
    async (page) => {
      await go('Hot folders')(page);
      await page.getByRole('button', { name: 'Add a hot folder' }).click();
    },
  ],
  'hot-identity': [
    'watched',
    async (page) => {
      await go('Hot folders')(page);
      await page.getByRole('button', { name: 'Add a hot folder' }).click();
      await page.getByRole('button', { name: 'Choose', exact: true }).click();
      await page.getByRole('option').first().waitFor();
    },
  ],
  'hot-failing': ['failing', go('Hot folders')],
  'night-settings': [
    'watched',
    async (page) => {
      await go('Settings')(page);
      await page.getByRole('heading', { name: 'When nobody is there' }).scrollIntoViewIfNeeded();
      await page.getByText('Copy the key').scrollIntoViewIfNeeded();
    },
  ],
  'night-storage': [
    'watched',
    async (page) => {
      await go('Settings')(page);
      await page.getByText('Free on this drive').scrollIntoViewIfNeeded();
    },
  ],
  'night-delete': [
    'watched',
    async (page) => {
      await go('Settings')(page);
      await page.getByRole('button', { name: 'Delete Knit, Tuesday…' }).click();
      await page.getByRole('radio', { name: /^Delete 24/ }).click({ force: true });
    },
  ],
  'night-start-menu': [
    'twelve',
    async (page) => page.getByRole('button', { name: 'Start later' }).click(),
  ],
  'night-start-time': [
    'twelve',
    async (page) => {
      await page.getByRole('button', { name: 'Start later' }).click();
      await page.getByRole('menuitem', { name: 'Another time…' }).click();
    },
  ],
  'night-held': ['held', openBatch('Denim capsule')],
});
