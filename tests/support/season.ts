/** A season of real small photos on disk: SKUs in twenty drops, the same few pictures in each. */
import { linkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { drawPhoto } from './photos.ts';

const VIEWS = ['back', 'detail-1', 'detail-2', 'front', 'side'];

/** Makes `skus` folders of five photos each under `dir`, and answers the folder to drop. */
export async function makeSeason(dir: string, skus: number): Promise<string> {
  const drawn = join(dir, 'drawn');
  for (const [at, view] of VIEWS.entries()) {
    await drawPhoto(join(drawn, `${view}.jpg`), { color: `#${40 + at * 9}6070` });
  }
  const season = join(dir, 'Season');
  for (let n = 0; n < skus; n += 1) {
    const sku = join(season, `drop ${n % 20}`, `SKU-${String(n).padStart(4, '0')}`);
    mkdirSync(sku, { recursive: true });
    for (const view of VIEWS) linkSync(join(drawn, `${view}.jpg`), join(sku, `${view}.jpg`));
  }
  return season;
}
