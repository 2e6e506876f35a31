import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogFile } from './log-file.ts';
import { createRedactor } from './redact.ts';

describe('the log on disk', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'log-file-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('[SEC-06] writes level, message and fields, without secrets', () => {
    const log = createLogFile({ dir: join(dir, 'logs'), redactor: createRedactor() });
    log.info('api call', { id: 'c1', call: 'login', ms: 12, token: 'abcdef' });
    log.error('broke', { error: new Error('at https://x.example/y?sig=123456') });
    const text = readFileSync(log.path, 'utf8');
    expect(text).toMatch(
      /\[info\]\s+api call \{"id":"c1","call":"login","ms":12,"token":"\[hidden\]"\}/,
    );
    expect(text).not.toMatch(/abcdef|123456/);
    expect(log.tail(1000)).toContain('broke');
  });

  it('writes wherever the app was started from', () => {
    const before = process.cwd();
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(dir);
    const log = createLogFile({ dir: join(dir, 'elsewhere'), redactor: createRedactor() });
    log.info('started');
    cwd.mockRestore();
    expect(process.cwd()).toBe(before);
    expect(readFileSync(log.path, 'utf8')).toContain('started');
  });

  it('[SEC-06] keeps a bounded number of files', () => {
    const log = createLogFile({ dir, redactor: createRedactor(), maxBytes: 400, kept: 2 });
    for (let line = 0; line < 100; line++) log.info(`line ${line} ${'x'.repeat(60)}`);
    expect(readdirSync(dir).sort()).toEqual(['studio.1.log', 'studio.2.log', 'studio.log']);
    expect(log.tail(2000)).toContain('line 99');
  });
});
