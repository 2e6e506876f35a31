/** Watching a folder, through the window. */
import { basename } from 'node:path';
import type { Studio } from './electron-app.ts';
import { chooseSummer } from './window-steps.ts';

/** `creditsADay` as it is typed in. A folder counts as complete after five seconds without change. */
export async function watchFolder(
  studio: Studio,
  {
    inbox,
    output,
    creditsADay,
  }: { readonly inbox: string; readonly output: string; readonly creditsADay: string },
): Promise<void> {
  const { page } = studio;
  await page.getByRole('button', { name: 'Hot folders' }).click();
  await page.getByRole('button', { name: 'Add a hot folder' }).click();
  const dialog = page.getByRole('dialog', { name: 'New hot folder' });
  const choose = async (button: string, path: string): Promise<void> => {
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [path] });
    await dialog.getByRole('button', { name: `${button}: Choose…` }).click();
    await dialog.getByText(new RegExp(`${basename(path)}$`)).waitFor();
  };
  await choose('Folder to watch', inbox);
  await choose('Results go to', output);
  await chooseSummer(page);
  await dialog.getByRole('textbox', { name: 'Seconds without change' }).fill('5');
  await dialog.getByRole('textbox', { name: 'Credits a day' }).fill(creditsADay);
  await dialog.getByRole('button', { name: 'Watch', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}
