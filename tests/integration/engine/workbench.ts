/** A studio in a temporary folder: SKUs, data folder, engine, and a way to crash and come back. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineOptions } from '../../../src-main/batch/create-engine.ts';
import { createEngine } from '../../../src-main/batch/create-engine.ts';
import type { ApiProvider, Engine } from '../../../src-main/batch/engine.ts';
import type { ImageService } from '../../../src-main/images/service.ts';
import type { PiktidApi } from '../../../src-main/piktid/api.ts';
import type { Clock } from '../../../src-main/runtime/clock.ts';
import { silentLog } from '../../../src-main/runtime/log.ts';
import { type DataFolder, openDataFolder } from '../../../src-main/storage/data-folder.ts';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { BatchPlan, SkuPlan } from '../../../src-shared/domain/plan.ts';
import { freezeNew, planOf } from '../../support/plan.ts';

export const ACCOUNT = 'model at model.invalid' as AccountKey;

export interface Workbench {
  readonly dir: string;
  readonly outputDir: string;
  readonly engine: Engine;
  readonly data: DataFolder;
  readonly notices: string[];
  accountChanged(): void;
  /** Makes a folder of photos. */
  sku(name: string, photos?: number, notes?: readonly string[]): Promise<SkuPlan>;
  plan(skus: readonly SkuPlan[], wishes?: Partial<BatchPlan>): BatchPlan;
  /** Throws the engine away as a kill would, and makes a new one on the same data. */
  crash(meanwhile?: (data: DataFolder) => Promise<void>): Promise<void>;
  close(): Promise<void>;
  /** Files of a place, without hidden ones. */
  files(place: string): Promise<readonly string[]>;
  leftovers(): Promise<readonly string[]>;
}

export interface WorkbenchOptions {
  readonly clock: Clock;
  readonly api: () => PiktidApi;
  readonly timing?: EngineOptions['timing'];
  readonly random?: () => number;
  /** What the engine gets of the data folder, where that differs. */
  readonly data?: (data: DataFolder) => DataFolder;
}

const images: ImageService = {
  probe: () => Promise.reject(new Error('not asked for here')),
  verify: () => Promise.reject(new Error('not asked for here')),
  thumbnail: () => Promise.reject(new Error('not asked for here')),
  convert: () => Promise.reject(new Error('not asked for here')),
  exportPicture: () => Promise.reject(new Error('not asked for here')),
  patch: () => Promise.reject(new Error('not asked for here')),
  small: () => Promise.reject(new Error('not asked for here')),
  close: async () => undefined,
};

export async function createWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const dir = await mkdtemp(join(tmpdir(), 'ftm-engine-'));
  const outputDir = join(dir, 'out');
  const notices: string[] = [];
  const listeners = new Set<(account: AccountKey) => void>();
  let incarnation = 0;
  /** What dead engines wait for; hung up once they must come to rest. */
  let hangUp = (): void => undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    hangUp = () => reject(new Error('hung up'));
  });
  silence.catch(() => undefined);
  const stopped: Promise<void>[] = [];
  const stopDead = async (engine: Engine): Promise<void> => {
    // What it still wants to write finds its database closed.
    await engine.stop().catch(() => undefined);
  };

  const open = (): { data: DataFolder; engine: Engine } => {
    incarnation += 1;
    const mine = incarnation;
    const data = openDataFolder({
      dir: join(dir, 'data'),
      sandbox: false,
      clock: options.clock,
      log: silentLog,
      label: 'test',
    });
    const provider: ApiProvider = {
      // A process that was killed never hears another answer.
      apiFor: () => deafAfter(options.api(), () => mine !== incarnation, silence),
      onAccountChanged: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const engine = createEngine({
      data: options.data?.(data) ?? data,
      clock: options.clock,
      log: silentLog,
      api: provider,
      images,
      random: options.random ?? (() => 0.5),
      versions: { app: '0', node: '20' },
      ...(options.timing ? { timing: options.timing } : {}),
    });
    engine.onNotice((notice) => {
      notices.push(notice.kind === 'warning' ? `warning: ${notice.text}` : notice.kind);
    });
    return { data, engine };
  };

  let current = open();
  const bench: Workbench = {
    dir,
    outputDir,
    notices,
    get engine() {
      return current.engine;
    },
    get data() {
      return current.data;
    },
    accountChanged: () => {
      for (const listener of listeners) listener(ACCOUNT);
    },
    sku: async (name, photos = 2, notes = []) => {
      const sourceDir = join(dir, 'in', name);
      const wanted = Array.from({ length: photos }, (_, n) => ({
        bytes: Buffer.from(`photo ${n} of ${name}`),
        note: notes[n],
      }));
      return {
        sku: name,
        sourceDir,
        photos: await freezeNew(sourceDir, wanted),
        instructions: [{ num_variations: 2 }],
        identity: { code: 'Someone' },
      };
    },
    plan: (skus, wishes = {}) =>
      planOf({
        ...{ account: ACCOUNT, baseUrl: 'http://model.invalid', outputDir, skus: [...skus] },
        ...wishes,
      }),
    crash: async (meanwhile) => {
      const dead = current;
      incarnation += 1;
      dead.data.close();
      await meanwhile?.(dead.data);
      current = open();
      // Its tasks hear nothing any more; stopping it lets its timers go.
      stopped.push(stopDead(dead.engine));
    },
    close: async () => {
      incarnation += 1;
      stopped.push(stopDead(current.engine));
      hangUp();
      await Promise.all(stopped);
      current.data.close();
      await rm(dir, { recursive: true, force: true });
    },
    files: async (place) =>
      (await readdir(join(outputDir, place))).filter((name) => !name.startsWith('.')).sort(),
    leftovers: async () =>
      (await readdir(outputDir, { recursive: true })).filter((name) => name.endsWith('.part')),
  };
  return bench;
}

/** Every call of a dead engine hangs once its process was "killed", until somebody hangs up. */
function deafAfter(api: PiktidApi, isDead: () => boolean, silence: Promise<never>): PiktidApi {
  return new Proxy(api, {
    get: (target, key) => {
      const value = Reflect.get(target, key) as unknown;
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        if (isDead()) return await silence;
        try {
          const answering = Reflect.apply(value, target, given) as Promise<unknown>;
          const answer = await Promise.race([answering, silence]);
          return isDead() ? await silence : answer;
        } catch (error) {
          if (isDead()) return await silence;
          throw error;
        }
      };
    },
  });
}
