/**
 * Makes `resources/icons/icon.png` of the drawn icon, and two portraits in `resources/identities`
 * with which an identity upload can be tried. Run: `node scripts/draw-icons.mjs`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const inResources = (...path) => join(root, 'resources', ...path);

// What a running window and its tray show. Larger ones only make a start wait: they are unpacked and
// handed to the window system before there is a window. Packages draw their own from the same SVG.
await sharp(inResources('icons', 'icon.svg'))
  .resize(256, 256)
  .png()
  .toFile(inResources('icons', 'icon.png'));

const { module: portrait } = await runnerImport(
  join(root, 'src-main/sandbox/pictures/portrait.ts'),
  {
    root,
    configFile: false,
  },
);
const people = {
  'portrait-a': {
    skin: '#e3b08a',
    hair: '#6b4630',
    hairStyle: 'long-wavy',
    lips: '#b0605a',
    backdrop: '#d9d3c8',
    top: '#7a8a80',
  },
  'portrait-b': {
    skin: '#8a5a3c',
    hair: '#1c1512',
    hairStyle: 'short-textured',
    lips: '#6f3a35',
    backdrop: '#c9cfd4',
    top: '#e9e2d6',
  },
};
await mkdir(inResources('identities'), { recursive: true });
for (const [name, look] of Object.entries(people)) {
  await writeFile(
    inResources('identities', `${name}.jpg`),
    await portrait.renderPortrait(sharp, look, 1024),
  );
}
