import { join, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentFile } from './content-path.ts';

const root = resolve('/app/renderer');
const at = (url: string) => contentFile(root, url, 'app')?.path;

describe('files of the page', () => {
  it('[SEC-01] serves what lies under its root', () => {
    expect(at('studio://app/')).toBe(join(root, 'index.html'));
    expect(contentFile(root, 'studio://app/assets/main-1.js?x=1#y', 'app')).toEqual({
      path: join(root, 'assets/main-1.js'),
      type: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    'studio://app/..%2f..%2fetc%2fpasswd.html',
    'studio://app/%2e%2e%2f%2e%2e%2fsecret.json',
    'studio://app/..%5c..%5csecret.json',
    'studio://app/%252e%252e%252fsecret.json',
    'studio://app//etc/passwd',
    'studio://app/%2fetc%2fhosts.html',
    'studio://app/C:%2fWindows%2fwin.html',
    'studio://app/a%00.html',
    'studio://app/%',
    'studio://app/main.exe',
    'studio://app/assets',
    'studio://other/index.html',
    'not an address',
  ])('[SEC-01] serves nothing for %s, or only from inside', (url) => {
    const path = at(url);
    if (path !== undefined) expect(path.startsWith(`${root}${sep}`)).toBe(true);
    else expect(path).toBeUndefined();
  });

  it.each(['studio://app/..%2f..%2fx.html', 'studio://app/..%5cx.html', 'studio://app/a%00.html'])(
    '[SEC-01] refuses %s outright',
    (url) => expect(at(url)).toBeUndefined(),
  );
});
