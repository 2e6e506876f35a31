/** Builds what everything else stands on: data folder, settings, pictures, network, drafts. */
import { join } from 'node:path';
import type { Connect } from '../accounts/connection.ts';
import { createImageService } from '../images/create-image-service.ts';
import type { ImageService } from '../images/service.ts';
import { type Converter, createConverter } from '../intake/convert-photos.ts';
import { createDraft, type Draft } from '../intake/draft.ts';
import { openDraftFile } from '../intake/draft-memory.ts';
import { createGrants, type Grants } from '../intake/grants.ts';
import { createPhotoMemory, type PhotoMemory } from '../intake/photo-memory.ts';
import { createPiktidClient } from '../piktid/client.ts';
import { createNetwork, type Network } from '../piktid/network/network.ts';
import { createSession } from '../piktid/session.ts';
import { createPresetStore, type PresetStore } from '../presets/preset-store.ts';
import { numberedCalls } from '../runtime/numbered-log.ts';
import { createSecretBox, type SecretBox } from '../storage/credentials.ts';
import { systemKeychain } from '../storage/credentials-safe-storage.ts';
import { type DataFolder, openDataFolder } from '../storage/data-folder.ts';
import { openElectronStore } from '../storage/settings/electron-store-backend.ts';
import { createSettings, type Settings } from '../storage/settings/settings.ts';
import type { ComposeOptions } from './services.ts';

export interface Foundation {
  readonly data: DataFolder;
  readonly settings: Settings;
  readonly secrets: SecretBox;
  readonly images: ImageService;
  /** Looks at photos before they are sent; remembers what it has seen. */
  readonly photos: PhotoMemory;
  readonly network: Network;
  /** A client and its session for one account. */
  readonly connect: Connect;
  readonly grants: Grants;
  readonly converter: Converter;
  readonly draft: Draft;
  readonly presets: PresetStore;
}

/** Throws `data-folder-in-use`, `database-newer` and what opening the data folder throws. */
export function composeFoundation(options: ComposeOptions): Foundation {
  const { dataDir, clock, log, desktop, proxyFor, caCertificates } = options;
  const data = openDataFolder({ dir: dataDir, sandbox: false, label: 'the app', clock, log });
  const settings = createSettings({ dir: dataDir, backend: openElectronStore, clock, log });
  const images = createImageService({ cacheDir: data.paths.thumbs, clock });
  const photos = createPhotoMemory({ images, database: data.database, clock, log });
  const userAgent = `Flat-to-Model-Studio/${desktop.versions().version}`;
  const network = createNetwork({ proxyFor, caCertificates, userAgent });
  const converter = createConverter({ dir: data.paths.converted, images });
  const callLog = numberedCalls(log);
  return {
    data,
    settings,
    secrets: createSecretBox({ keychain: systemKeychain(), platform: process.platform, log }),
    images,
    photos,
    network,
    connect: (baseUrl, credentials) => {
      const common = { baseUrl, network, clock, log: callLog };
      const session = createSession({ ...common, credentials });
      const client = createPiktidClient({ ...common, session, verifyImage: images.verify });
      return { session, client };
    },
    grants: createGrants(),
    converter,
    draft: createDraft({
      images: photos.look,
      clock,
      settings,
      log,
      converter,
      file: openDraftFile({ path: join(dataDir, 'draft.json'), clock, log }),
    }),
    presets: createPresetStore({ dir: dataDir, clock, log }),
  };
}
