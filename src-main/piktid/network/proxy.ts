/** Which proxy a URL goes through: from the environment, or from a system rule. Pure. */
import { isLoopbackHost } from './addresses.ts';

export type ProxyFor = (url: URL) => Promise<string | null>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in capitals or not, as curl reads them.
 * This computer itself is never reached through a proxy.
 */
export function proxyFromEnvironment(environment: Environment): ProxyFor {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || '';
  return async (url) => {
    if (isLoopbackHost(url.hostname) || isExempt(url, read('NO_PROXY'))) return null;
    const named = url.protocol === 'https:' ? read('HTTPS_PROXY') : read('HTTP_PROXY');
    const proxy = named || read('ALL_PROXY');
    if (proxy === '') return null;
    return proxy.includes('://') ? proxy : `http://${proxy}`;
  };
}

/**
 * Reads the answer of a system's proxy resolver, e.g. `PROXY proxy.example:8080; DIRECT`, as
 * Chromium's `resolveProxy` gives it. SOCKS entries are passed over.
 */
export function proxyFromRule(rule: string): string | null {
  for (const entry of rule.split(';')) {
    const [kind = '', host = ''] = entry.trim().split(/\s+/);
    if (/^direct$/i.test(kind)) return null;
    if (host === '') continue;
    if (/^(proxy|http)$/i.test(kind)) return `http://${host}`;
    if (/^https$/i.test(kind)) return `https://${host}`;
  }
  return null;
}

function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', onlyPort] =
        /^(.*?)(?::(\d+))?$/.exec(entry.replace(/^\*?\./, '').toLowerCase()) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      return host === name || host.endsWith(`.${name}`);
    });
}
