/**
 * The whole product but its windows, against a sandbox of its own over real TCP: client, engine,
 * data folder, photos and output folder under one temporary folder.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type EngineOptions } from '../../src-main/batch/create-engine.ts';
import type { Engine } from '../../src-main/batch/engine.ts';
import type { ImageService } from '../../src-main/images/service.ts';
import { createPiktidClient, type PiktidClient } from '../../src-main/piktid/client.ts';
import { createNetwork, type Network } from '../../src-main/piktid/network/network.ts';
import { type Credentials, createSession } from '../../src-main/piktid/session.ts';
import { isMissing } from '../../src-main/runtime/errno.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  sandboxPassword,
} from '../../src-main/sandbox/index.ts';
import { type DataFolder, openDataFolder } from '../../src-main/storage/data-folder.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { BatchPlan, SkuPlan } from '../../src-shared/domain/plan.ts';
import { freezeNew, planOf, sha256 } from './plan.ts';
import type { ScaledClock } from './scaled-clock.ts';

export const STUDIO_ACCOUNT = 'someone at the sandbox' as AccountKey;

const CREDENTIALS: Credentials = {
  kind: 'password',
  username: 'someone@studio.example',
  password: sandboxPassword,
};

export interface FaultStudio {
  /** Everything of this studio lies in here; nothing else may ever be written by it. */
  readonly dir: string;
  readonly outputDir: string;
  readonly clock: ScaledClock;
  readonly sandbox: Sandbox;
  readonly api: PiktidClient;
  readonly engine: Engine;
  readonly data: DataFolder;
  /** What the engine warned of, in its words. */
  readonly warnings: readonly string[];
  /** A folder with photos of its own. */
  sku(name: string, photos?: number, wishes?: Partial<SkuPlan>): Promise<SkuPlan>;
  /** A portrait beside the SKUs. */
  portrait(name: string): Promise<{ path: string; name: string; sha256: string }>;
  plan(skus: readonly SkuPlan[], wishes?: Partial<BatchPlan>): BatchPlan;
  /** The user signed in anew, or topped up. */
  accountChanged(): void;
  /** Relative paths of everything under the output folder. */
  written(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface FaultStudioOptions {
  readonly clock: ScaledClock;
  readonly images: ImageService;
  /** Longest silence of a socket, in real milliseconds. */
  readonly idleMs?: number;
  /** Bytes of a photo. */
  readonly photo: Buffer;
  readonly sandbox?: Omit<SandboxOptions, 'stateDir' | 'clock'>;
  /** Stands between the client and the network. */
  readonly bend?: (network: Network) => Network;
  readonly engine?: Pick<EngineOptions, 'timing' | 'uploadsAtOnce' | 'downloadsAtOnce'>;
  readonly maxResultBytes?: number;
  readonly credentials?: Credentials;
  /** The folder the studio's own lies in; the system's temporary one when left out. */
  readonly parent?: string;
}

export async function createFaultStudio(options: FaultStudioOptions): Promise<FaultStudio> {
  const { clock, images } = options;
  const dir = await mkdtemp(join(options.parent ?? tmpdir(), 'ftm-faults-'));
  const outputDir = join(dir, 'out');
  const sandbox = await createSandbox({
    ...options.sandbox,
    stateDir: join(dir, 'server'),
    clock: clock.sandbox,
    behaviour: { plainPictures: true, ...options.sandbox?.behaviour },
    speed: {
      queueSeconds: 0,
      secondsPerOutput: 10,
      visibleAfterMs: 0,
      tokenSeconds: 1e8,
      uploadUrlSeconds: 1e8,
      resultUrlSeconds: 1e8,
      ...options.sandbox?.speed,
    },
  });
  const plainNetwork = createNetwork({
    proxyFor: async () => null,
    idleMs: options.idleMs ?? 10_000,
  });
  const network = options.bend?.(plainNetwork) ?? plainNetwork;
  const credentials = options.credentials ?? CREDENTIALS;
  const common = { baseUrl: sandbox.url, network, clock, log: silentLog, random: () => 0.5 };
  const session = createSession({ ...common, credentials });
  const api = createPiktidClient({
    ...common,
    session,
    verifyImage: images.verify,
    ...(options.maxResultBytes === undefined ? {} : { maxResultBytes: options.maxResultBytes }),
  });
  const data = openDataFolder({
    dir: join(dir, 'data'),
    sandbox: false,
    clock,
    log: silentLog,
    label: 'test',
  });
  const listeners = new Set<(account: AccountKey) => void>();
  const warnings: string[] = [];
  const engine = createEngine({
    ...options.engine,
    data,
    clock,
    log: silentLog,
    images,
    random: () => 0.5,
    versions: { app: '0', node: '20' },
    api: {
      apiFor: () => api,
      onAccountChanged: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
  engine.onNotice((notice) => {
    if (notice.kind === 'warning') warnings.push(notice.text);
  });

  const photoNamed = (name: string, n: number): Buffer =>
    // Every photo has bytes of its own: what follows the picture's end is not looked at.
    Buffer.concat([options.photo, Buffer.from(`${name} ${n}`)]);

  return {
    dir,
    outputDir,
    clock,
    sandbox,
    api,
    engine,
    data,
    warnings,
    sku: async (name, photos = 2, wishes = {}) => {
      const sourceDir = join(dir, 'in', name);
      const wanted = Array.from({ length: photos }, (_, n) => ({
        bytes: photoNamed(name, n),
        note: `note ${n}`,
      }));
      return {
        sku: name,
        sourceDir,
        photos: await freezeNew(sourceDir, wanted),
        instructions: [{ num_variations: 2 }],
        identity: { code: 'PiktidSummer' },
        ...wishes,
      };
    },
    portrait: async (name) => {
      const path = join(dir, name);
      await writeFile(path, options.photo);
      return { path, name, sha256: sha256(options.photo) };
    },
    plan: (skus, wishes = {}) =>
      planOf({
        ...{ name: 'faults', account: STUDIO_ACCOUNT, outputDir, skus: [...skus] },
        ...wishes,
      }),
    accountChanged: () => {
      session.replaceCredentials(credentials);
      for (const listener of listeners) listener(STUDIO_ACCOUNT);
    },
    written: async () => {
      try {
        return (await readdir(outputDir, { recursive: true })).sort();
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    close: async () => {
      await engine.stop();
      data.close();
      network.dropConnections();
      await sandbox.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
