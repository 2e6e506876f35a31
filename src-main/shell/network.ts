/** What the system knows of the network: its proxies and the certificates it trusts. */
import tls from 'node:tls';
import type { Session } from 'electron';
import { proxyFromRule } from '../piktid/network/proxy.ts';

export function proxyOf(session: Session): (url: URL) => Promise<string | null> {
  return async (url) => proxyFromRule(await session.resolveProxy(url.href));
}

/** Empty where this Node cannot tell them; then the built-in ones alone are trusted. */
export function systemCertificates(): readonly string[] {
  const newer: object & { getCACertificates?: (type: 'system') => string[] } = { ...tls };
  return newer.getCACertificates?.('system') ?? [];
}
