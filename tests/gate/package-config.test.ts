/** The file that packages are built from is what its builder expects, also where nothing can be built. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { updateSettings } from '../../scripts/package/updates.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { APP_ID } from '../../src-main/shell/app-id.ts';

type Config = Record<string, unknown>;
interface Builder {
  getConfig(projectDir: string, file: null, options: null): Promise<Config>;
  validateConfiguration(config: Config, log: { isEnabled: boolean }): Promise<void>;
}

// The builder's own reading and its own schema, as it uses them before every package.
const require = createRequire(join(root, 'node_modules', 'electron-builder', 'package.json'));
const builder = require('app-builder-lib/out/util/config/config.js') as Builder;

const validate = (config: Config) => builder.validateConfiguration(config, { isEnabled: false });
const read = async (): Promise<Config> => ({ ...(await builder.getConfig(root, null, null)) });

describe('[SHIP-01] electron-builder.yml', () => {
  it('is valid for the pinned electron-builder', async () => {
    await expect(validate(await read())).resolves.toBeUndefined();
  });

  it('would not be, with a word it does not know', async () => {
    await expect(validate({ ...(await read()), apId: 'x' })).rejects.toThrow(/apId/);
    const { nsis } = (await read()) as { nsis: Config };
    const wrong = { ...(await read()), nsis: { ...nsis, oneclick: true } };
    await expect(validate(wrong)).rejects.toThrow(/nsis/);
  });

  it('calls the app what the app calls itself, so that messages of Windows find it', async () => {
    expect(await read()).toMatchObject({ appId: APP_ID });
  });

  it('names every package, the file type and the scheme', async () => {
    const config = (await read()) as Record<string, Config & { target?: string[] }>;
    expect(config['linux']?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz']);
    expect(config['mac']?.target).toEqual(['dmg', 'zip']);
    expect(config['win']?.target).toEqual(['nsis', 'portable']);
    expect(JSON.stringify(config)).toMatch(/"ext":"ftmpreset".*"schemes":\["flat-to-model"\]/);
  });
});

describe('[SHIP-02] the feed of a build', () => {
  const feed = 'https://updates.example.com/studio/';

  it('is a setting, and part of the package that electron-builder understands', async () => {
    expect(updateSettings({})).toEqual([]);
    const settings = updateSettings({ STUDIO_UPDATE_FEED: feed });
    expect(settings).toEqual(['-c.publish.provider=generic', `-c.publish.url=${feed}`]);
    const publish = { provider: 'generic', url: feed };
    await expect(validate({ ...(await read()), publish })).resolves.toBeUndefined();
  });

  it.each([
    ['no https', { STUDIO_UPDATE_FEED: 'http://updates.example.com/' }],
    ['no address', { STUDIO_UPDATE_FEED: 'updates' }],
    ['a password', { STUDIO_UPDATE_FEED: 'https://a:b@updates.example.com/' }],
    [
      'a page on another host',
      { STUDIO_UPDATE_FEED: feed, STUDIO_DOWNLOAD_PAGE: 'https://other.example.com/' },
    ],
    ['a page without a feed', { STUDIO_DOWNLOAD_PAGE: feed }],
  ])('is refused with %s', (_, env) => {
    expect(() => updateSettings(env)).toThrow(/STUDIO_/);
  });
});
