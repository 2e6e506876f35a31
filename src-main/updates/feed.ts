/**
 * Where this build looks for newer versions, and where people fetch them by hand. Both are settings
 * of the build (`STUDIO_UPDATE_FEED`, `STUDIO_DOWNLOAD_PAGE`), put in by the bundler.
 */
declare const STUDIO_UPDATE_FEED: string | undefined;
declare const STUDIO_DOWNLOAD_PAGE: string | undefined;

/** Empty: no updates. */
export const UPDATE_FEED: string = typeof STUDIO_UPDATE_FEED === 'string' ? STUDIO_UPDATE_FEED : '';

/** https, on the feed's own host. */
export const DOWNLOAD_PAGE: string =
  typeof STUDIO_DOWNLOAD_PAGE === 'string' ? STUDIO_DOWNLOAD_PAGE : '';
