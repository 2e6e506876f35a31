/**
 * The feed of updates as a setting of the build: what electron-builder is told, after it was
 * checked. Pure. The same two settings are put into the app by the bundler.
 */
import { SetupError } from '../setup/say.mjs';

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {readonly string[]} for electron-builder; none without a feed
 * @throws {SetupError} when a setting is no https address, or the page is not on the feed's host
 */
export function updateSettings({ STUDIO_UPDATE_FEED: feed, STUDIO_DOWNLOAD_PAGE: page }) {
  if (!feed && !page) return [];
  const { host } = address('STUDIO_UPDATE_FEED', feed);
  if (page && address('STUDIO_DOWNLOAD_PAGE', page).host !== host) {
    throw new SetupError('STUDIO_DOWNLOAD_PAGE must be on the host of STUDIO_UPDATE_FEED.');
  }
  return ['-c.publish.provider=generic', `-c.publish.url=${feed}`];
}

function address(name, text) {
  const url = URL.canParse(text ?? '') ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && url.username === '' && url.password === '') return url;
  throw new SetupError(`${name} must be an https address without a password.`);
}
