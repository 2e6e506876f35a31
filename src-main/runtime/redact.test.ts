import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

describe('redaction', () => {
  const { text, value } = createRedactor();

  it.each([
    ['Authorization: Bearer abcd.efgh-ijkl', 'abcd'],
    ['authorization: Basic YW5uOnNlY3JldA==', 'YW5u'],
    ['{"token":"t0psecret","user":"x"}', 't0psecret'],
    ['{"refresh_token": "r3fresh"}', 'r3fresh'],
    ["password='hunter two'", 'hunter two'],
    ['password=hunter2&x=1', 'hunter2'],
    ['api_key: k3y', 'k3y'],
    ['sent eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'eyJ'],
    ['PUT https://store.example/key?X-Amz-Signature=deadbeef&Expires=1', 'deadbeef'],
    ['GET http://127.0.0.1:3/files/1?sig=abc#part', 'abc'],
    ['https://ann:pw@host.example/x', 'pw@'],
    ['signed in as ann.lee+shop@studio.example.', 'ann.lee'],
    ['user=ann%40studio.example', 'ann%40'],
  ])('[SEC-06] hides what must not be read in %j', (line, secret) => {
    expect(text(line)).not.toContain(secret);
    expect(text(line)).toContain(
      line.includes('ann.lee') || line.includes('%40') ? '[e-mail]' : '[hidden]',
    );
  });

  it.each([
    'POST /flat-2-model 202 in 120 ms',
    'GET https://v2.api.piktid.com/jobs/7/status 200',
    'SKU 1234-AB: 3 photos, 12.5 MB',
    'tokens are renewed by signing in again',
  ])('leaves ordinary lines alone: %j', (line) => {
    expect(text(line)).toBe(line);
  });

  it('[SEC-06] walks objects, errors and their causes, and bounds them', () => {
    const error = new Error('PUT https://a.example/b?sig=1 failed', {
      cause: { headers: { Authorization: 'x', 'set-cookie': ['y'] } },
    });
    const seen = JSON.stringify(
      value({
        error,
        nested: { accessToken: 'z9z9', password: 'p', count: 3, buffer: Buffer.from('abc') },
      }),
    );
    expect(seen).not.toMatch(/sig=1|z9z9|"p"|"y"|"x"/);
    expect(seen).toContain('"count":3');
    expect(seen).toContain('[3 bytes]');
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(JSON.stringify(value(loop))).toContain('[deeper]');
  });

  it('[SEC-06] hides secrets it was told of, however they are written', () => {
    const redactor = createRedactor();
    redactor.learn('pä ss"wörd/1');
    for (const form of ['pä ss"wörd/1', encodeURIComponent('pä ss"wörd/1'), 'pä ss\\"wörd/1']) {
      expect(redactor.text(`before ${form} after`)).toBe('before [hidden] after');
    }
    redactor.learn('ab');
    expect(redactor.text('cabin')).toBe('cabin');
  });
});
