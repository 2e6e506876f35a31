import { describe, expect, it } from 'vitest';
import { proxyFromEnvironment, proxyFromRule } from './proxy.ts';

const ask = (environment: Record<string, string>, url: string) =>
  proxyFromEnvironment(environment)(new URL(url));

describe('the proxy of the environment', () => {
  it('[API-12] is chosen by scheme, in capitals or not, with or without a scheme of its own', async () => {
    expect(await ask({ HTTPS_PROXY: 'http://p:8080' }, 'https://a.example')).toBe('http://p:8080');
    expect(await ask({ https_proxy: 'p:8080' }, 'https://a.example')).toBe('http://p:8080');
    expect(await ask({ HTTP_PROXY: 'http://p:1' }, 'https://a.example')).toBeNull();
    expect(await ask({ ALL_PROXY: 'http://p:2' }, 'https://a.example')).toBe('http://p:2');
    expect(await ask({}, 'https://a.example')).toBeNull();
  });

  it.each([
    ['a.example', true],
    ['.example', true],
    ['*.example', true],
    ['a.example:443', true],
    ['a.example:444', false],
    ['other, a.example', true],
    ['*', true],
    ['example.org', false],
    ['le', false],
  ])('NO_PROXY=%s exempts: %s', async (NO_PROXY, exempt) => {
    const proxy = await ask({ NO_PROXY, HTTPS_PROXY: 'http://p:8080' }, 'https://a.example/x');
    expect(proxy === null).toBe(exempt);
  });

  it('never serves this computer itself', async () => {
    expect(await ask({ HTTP_PROXY: 'http://p:8080' }, 'http://127.0.0.1:9000')).toBeNull();
    expect(await ask({ HTTPS_PROXY: 'http://p:8080' }, 'https://localhost')).toBeNull();
  });
});

describe('the rule of the system', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY p.example:8080; DIRECT', 'http://p.example:8080'],
    ['HTTPS p.example:443', 'https://p.example:443'],
    ['SOCKS5 s.example:1080; PROXY p.example:80', 'http://p.example:80'],
    ['SOCKS5 s.example:1080; DIRECT', null],
    ['', null],
  ])('%s', (rule, expected) => expect(proxyFromRule(rule)).toBe(expected));
});
