/** Where this copy of the app gets updates from, and what it can do with them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Log } from '../../runtime/log.ts';
import { UPDATE_FEED } from '../../updates/feed.ts';
import type { UpdateSource } from '../../updates/updates.ts';
import { isFeed, updateWay } from './update-way.ts';
import { createUpdater } from './updater.ts';

/** A feed may be named from outside only where the app is not packaged, and on this computer alone. */
export function updateSource(dataDir: string, log: Log): UpdateSource {
  const named = app.isPackaged ? undefined : process.env['FTM_UPDATE_FEED'];
  const local = named !== undefined && isFeed(named) && new URL(named).hostname === '127.0.0.1';
  const feed = local ? named : app.isPackaged ? UPDATE_FEED : '';
  const way = updateWay({ platform: process.platform, env: process.env, feed });
  const configFile = local ? writeConfig(dataDir) : undefined;
  return { way, updater: createUpdater({ feed, configFile, log }) };
}

/** What a package brings along by itself: the name of the folder that updates are fetched to. */
function writeConfig(dataDir: string): string {
  const dir = join(dataDir, 'window');
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'update.yml');
  writeFileSync(path, 'updaterCacheDirName: flat-to-model-studio-updater\n');
  return path;
}
