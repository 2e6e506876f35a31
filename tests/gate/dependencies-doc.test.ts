/** The check that every dependency is explained and pinned. */
import { describe, expect, it } from 'vitest';
import { checkDependencies } from '../../scripts/checks/dependencies-doc.mjs';

const row = (name: string, reason = 'because') => `| \`${name}\` | ${reason} |`;

describe('[SETUP-10] a reason for every dependency', () => {
  it('is content when each has its line', () => {
    const manifest = { dependencies: { a: '1.0.0' }, devDependencies: { '@b/c': '2.0.0' } };
    expect(checkDependencies(manifest, `${row('a')}\n${row('@b/c')}`)).toEqual([]);
  });

  it('notices one without a line, and a line without a reason', () => {
    expect(checkDependencies({ dependencies: { a: '1.0.0' } }, '')).toEqual(['a has no reason']);
    expect(checkDependencies({ dependencies: { a: '1.0.0' } }, row('a', ''))).toHaveLength(1);
  });

  it('notices a line that outlived its dependency', () => {
    expect(checkDependencies({}, row('gone'))).toEqual(['gone is explained, but not used']);
  });

  it('notices a version that is not exact', () => {
    expect(checkDependencies({ dependencies: { a: '^1.0.0' } }, row('a'))).toEqual([
      'a is not pinned to one version: ^1.0.0',
    ]);
  });
});
