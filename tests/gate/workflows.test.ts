/** The workflows of the public host, read as text: what they may do, and what they run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/paths.mjs';

const folder = join(root, '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe.each(workflows)('[SHIP-03] $name', ({ text }) => {
  it('pins every action by its whole hash, and says which version that is', () => {
    const used = [...text.matchAll(/uses: (.+)$/gm)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('may read alone, unless a job says what more it needs', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    const writes = [...text.matchAll(/^( *)([\w-]+): write$/gm)];
    for (const [, indent = ''] of writes) expect(indent).toHaveLength(6);
  });

  it('leaves no credentials behind in the checkout', () => {
    const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
    expect(count(/persist-credentials: false/g)).toBe(count(/actions\/checkout@/g));
  });

  it('puts nothing of the event into a shell line', () => {
    const shellLines = [...text.matchAll(/run: (?:\|\n((?: {10}.*\n)+)|(.+))/g)];
    expect(shellLines.length).toBeGreaterThan(0);
    for (const [line] of shellLines) expect(line).not.toContain('${{');
  });

  it('runs scripts that exist, each with an end', () => {
    const ran = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
    for (const script of ran) expect(scripts).toHaveProperty([script]);
    const jobs = [...text.matchAll(/runs-on: /g)].length;
    expect([...text.matchAll(/timeout-minutes: /g)]).toHaveLength(jobs);
  });
});

describe('[SHIP-03] what the workflows reach', () => {
  const of = (name: string) => workflows.find((one) => one.name === name)?.text ?? '';

  it('is every system, with tests, packages and advisories', () => {
    for (const system of ['ubuntu', 'macos', 'windows']) {
      expect(of('ci.yml').match(new RegExp(`system: \\[.*${system}`, 'g'))).toHaveLength(2);
      expect(of('release.yml')).toContain(`- ${system}-`);
    }
    for (const command of ['npm test', 'npm run package', 'npm audit --omit=dev']) {
      expect(of('ci.yml')).toContain(`run: ${command}\n`);
    }
  });

  it('is a draft with checksums and provenance, from a tag alone', () => {
    const release = of('release.yml');
    expect(release).toMatch(/^on:\n {2}push:\n {4}tags: /m);
    expect(release).toContain('sha256sum');
    expect(release).toContain('actions/attest-build-provenance@');
    expect(release).toContain('--draft --verify-tag');
  });
});
