/**
 * Where this build looks for newer versions, and where people fetch them by hand. Both are settings
 * of the build (`STUDIO_UPDATE_FEED`, `STUDIO_DOWNLOAD_PAGE`), put in by the bundler.
 */

/** Empty: no updates. */
export const UPDATE_FEED: string = process.env['STUDIO_UPDATE_FEED'] ?? '';

/** https, on the feed's own host. */
export const DOWNLOAD_PAGE: string = process.env['STUDIO_DOWNLOAD_PAGE'] ?? '';
