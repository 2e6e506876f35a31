/** The content security policy of the app's page, and the headers that go with it. Pure. */
import { MEDIA_SCHEME } from '../../../src-shared/ipc/addresses.ts';

/**
 * Everything is forbidden that is not named. Nothing inline, no `eval`, no foreign host; pictures
 * come from the app itself or, by opaque id, from the media protocol.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${MEDIA_SCHEME}:`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "worker-src 'none'",
  "manifest-src 'none'",
].join('; ');

/**
 * Sent with every file of the page. No `Cross-Origin-Opener-Policy`: nothing can open this page, it
 * can open nothing (`lockdown.ts`), and for the sake of that header Chromium throws away the process
 * it has made for the window, and makes another, when the page arrives.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=(), midi=()',
};

/** Sent with every picture: whatever the bytes are, they are never a page. */
export const MEDIA_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'private, no-cache',
};
