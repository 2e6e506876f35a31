/**
 * Gives the window the user guide and the licences of others as modules of their own, made while
 * building: `virtual:user-guide` and `virtual:licences`. Neither is loaded before it is asked for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectLicences } from '../package/licences.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { picturesIn, readPage } from './read-guide.mjs';

const guideDir = inRoot('docs', 'user-guide');
const imageDir = inRoot('docs', 'images');
const THEMES = /** @type {const} */ (['dark', 'light']);
const MODULES = {
  'virtual:user-guide': guideModule,
  'virtual:licences': licencesModule,
};

/** @returns {import('vite').Plugin} */
export function guidePlugin() {
  let building = false;
  return {
    name: 'user-guide',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: (id) => (id in MODULES ? `\0${id}` : null),
    async load(id) {
      const make = MODULES[id.slice(1)];
      if (make === undefined || !id.startsWith('\0')) return null;
      const emit = (name, source) => this.emitFile({ type: 'asset', name, source });
      return make(building ? emit : null);
    },
  };
}

/** The first page, then the others in the order in which it names them. */
export function readGuide() {
  const ids = readdirSync(guideDir)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length));
  const first = readFileSync(join(guideDir, 'README.md'), 'utf8');
  const place = (id) => (id === 'README' ? -1 : first.indexOf(`](${id}.md)`) + 1 || Infinity);
  return ids
    .toSorted((a, b) => place(a) - place(b))
    .map((id) => readPage(id, readFileSync(join(guideDir, `${id}.md`), 'utf8')));
}

async function guideModule(emit) {
  const pages = readGuide();
  const names = [...new Set(pages.flatMap(picturesIn))];
  const files = names.flatMap((name) => THEMES.map((theme) => `${name}-${theme}`));
  const { default: sharp } = await import('sharp');
  const pictures = await Promise.all(
    files.map(async (file) => {
      const png = join(imageDir, `${file}.png`);
      const { width, height } = await sharp(png).metadata();
      // While developing, the server hands the file itself out.
      const src = emit
        ? `import.meta.ROLLUP_FILE_URL_${emit(`${file}.webp`, await webp(sharp(png)))}`
        : JSON.stringify(`/@fs${png}`);
      return `${JSON.stringify(file)}: { src: ${src}, width: ${width}, height: ${height} }`;
    }),
  );
  return `export const pages = ${JSON.stringify(pages)};
export const pictures = { ${pictures.join(', ')} };`;
}

/** Half the size of the PNG, and nothing that can be seen is lost. */
const webp = (picture) => picture.webp({ quality: 82, effort: 4 }).toBuffer();

function licencesModule() {
  return `export const licences = ${JSON.stringify(collectLicences(root))};`;
}
