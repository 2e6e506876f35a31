import { describe, expect, it } from 'vitest';
import { createUrlRules, parseBaseUrl, segment } from './urls.ts';

const publicBase = () => createUrlRules('https://v2.api.piktid.com/', async () => ['104.18.0.1']);
const sandboxBase = () => createUrlRules('http://127.0.0.1:4000', async () => ['127.0.0.1']);
const unsafe = { code: 'unsafe-url' };

describe('the base URL', () => {
  it('is https, or http on this computer', () => {
    expect(parseBaseUrl('https://v2.api.piktid.com/').href).toBe('https://v2.api.piktid.com/');
    expect(parseBaseUrl('http://localhost:3000/api/').pathname).toBe('/api');
    for (const text of ['http://v2.api.piktid.com', 'ftp://x', 'piktid', 'https://a:b@c.de', '']) {
      expect(() => parseBaseUrl(text), text).toThrow(expect.objectContaining(unsafe));
    }
  });

  it('keeps its own path before a call’s', () => {
    const rules = createUrlRules('https://studio.example.com/v2/', async () => []);
    expect(rules.api('/auth/me', { page: '1' }).href).toBe(
      'https://studio.example.com/v2/auth/me?page=1',
    );
  });
});

describe('addresses the server names', () => {
  it.each([
    'http://cdn.example/a.jpg',
    'https://127.0.0.1/a.jpg',
    'https://0x7f.1/a.jpg',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://localhost/',
    'https://router/',
    'https://user:pass@cdn.example/',
    'file:///etc/passwd',
    'data:image/png;base64,AA',
    'ftp://cdn.example/a',
    'a.jpg',
    '',
  ])('%s is refused from a public base', async (text) => {
    await expect(publicBase().foreign(text)).rejects.toMatchObject(unsafe);
  });

  it('are checked while connecting where the base is public', async () => {
    const found = await publicBase().foreign('https://cdn.example/a.jpg?sig=1#x');
    expect(found).toMatchObject({ publicOnly: true });
    expect(found.url.href).toBe('https://cdn.example/a.jpg?sig=1');
  });

  it('[API-02] may be named by their path, which then is one of the server’s own', async () => {
    const { url, publicOnly } = await publicBase().foreign('/files/a.jpg?sig=1');
    expect(url.host).toBe(publicBase().base.host);
    expect([url.protocol, url.pathname, url.search, publicOnly]).toEqual([
      'https:',
      '/files/a.jpg',
      '?sig=1',
      true,
    ]);
    expect((await publicBase().foreign('//cdn.example/a')).url.href).toBe('https://cdn.example/a');
    await expect(publicBase().foreign('//127.0.0.1/a')).rejects.toMatchObject(unsafe);
    await expect(publicBase().foreign('/\\10.0.0.1/a')).rejects.toMatchObject(unsafe);
  });

  it('become https when they are for an upload and the base is https', async () => {
    const { url } = await publicBase().foreign('http://s3.example:80/k', { upgrade: true });
    expect(url.href).toBe('https://s3.example/k');
  });

  it('may be http on this computer for a server on this computer, nowhere else', async () => {
    const { url, publicOnly } = await sandboxBase().foreign('http://127.0.0.1:4000/cdn/a');
    expect([url.protocol, publicOnly]).toEqual(['http:', false]);
    await expect(sandboxBase().foreign('http://192.168.0.2/a')).rejects.toMatchObject(unsafe);
    await expect(sandboxBase().foreign('http://cdn.example/a')).rejects.toMatchObject(unsafe);
  });

  it('are held to the stricter rule when nobody knows what the base is', async () => {
    const rules = createUrlRules('https://api.example', async () => {
      throw new Error('no name server');
    });
    await expect(rules.foreign('https://10.0.0.1/')).rejects.toMatchObject(unsafe);
  });

  it('may be private where the base itself is', async () => {
    const rules = createUrlRules('https://piktid.studio.example', async () => ['192.168.0.9']);
    expect(await rules.foreign('https://192.168.0.9/a')).toMatchObject({ publicOnly: false });
  });
});

describe('parts of a path', () => {
  it('cannot climb', () => {
    expect(segment('a/b?c')).toBe('a%2Fb%3Fc');
    for (const text of ['', '.', '..', 'x'.repeat(600)]) {
      expect(() => segment(text)).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
  });
});
