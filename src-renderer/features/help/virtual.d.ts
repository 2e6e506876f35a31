/** Modules that scripts/guide/vite-plugin.mjs makes while building. */
declare module 'virtual:user-guide' {
  import type { Guide } from './guide.ts';

  export const pages: Guide['pages'];
  export const pictures: Guide['pictures'];
}

declare module 'virtual:licences' {
  export const licences: string;
}
