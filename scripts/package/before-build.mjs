/**
 * Called by electron-builder before it packs: answers that the packages beside the bundle have
 * been chosen already (`stage.mjs`), so that it adds none of its own.
 */
export default function beforeBuild() {
  return false;
}
