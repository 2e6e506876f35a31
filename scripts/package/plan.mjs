/**
 * Which targets this machine can build, and what is left out, each with its reason. Pure.
 */

/**
 * @typedef {object} Plan
 * @property {readonly string[]} targets for electron-builder; empty means those of its file
 * @property {readonly string[]} leftOut sentences
 */

const everywhere = {
  linux: ['macOS and Windows packages are built on machines of their own (see docs/packaging.md).'],
  darwin: ['Windows and Linux packages are built on machines of their own.'],
  win32: ['macOS and Linux packages are built on machines of their own.'],
};

/**
 * @param {object} machine
 * @param {'named' | 'installed' | 'downloaded' | 'fallback'} machine.source where Electron is from
 * @param {string} machine.platform
 * @param {boolean} machine.has7zip
 * @param {Readonly<Record<string, string | undefined>>} machine.env
 * @returns {Plan}
 */
export function planTargets({ source, platform, has7zip, env }) {
  const leftOut = [...(everywhere[platform] ?? [])];
  if (source === 'fallback') {
    leftOut.push(
      'AppImage, deb and rpm: their tools are downloaded when first used, and a machine that cannot fetch Electron cannot fetch them.',
    );
    if (has7zip) return { targets: ['tar.gz', 'zip'], leftOut };
    leftOut.push('tar.gz and zip: they need 7-Zip (Debian: p7zip-full).');
    return { targets: ['dir'], leftOut };
  }
  if (platform === 'darwin' && !env.CSC_LINK && !env.CSC_NAME) {
    leftOut.push('A signature: neither CSC_LINK nor CSC_NAME is set. macOS will warn.');
  }
  if (platform === 'darwin' && !env.APPLE_API_KEY) {
    leftOut.push('Notarisation: APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER are not set.');
  }
  if (platform === 'win32' && !env.CSC_LINK && !env.WIN_CSC_LINK) {
    leftOut.push('A signature: WIN_CSC_LINK is not set. Windows will warn.');
  }
  if (platform !== 'linux') return { targets: [], leftOut };
  if (env.STUDIO_MAINTAINER && env.STUDIO_HOMEPAGE) return { targets: [], leftOut };
  leftOut.push(
    'deb and rpm: they must name who maintains them; set STUDIO_MAINTAINER ("Name <address>") and STUDIO_HOMEPAGE.',
  );
  return { targets: ['AppImage', 'tar.gz'], leftOut };
}
