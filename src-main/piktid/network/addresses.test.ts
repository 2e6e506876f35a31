import { describe, expect, it } from 'vitest';
import { isLoopbackHost, isPrivateAddress, isPrivateHost } from './addresses.ts';

const hostOf = (text: string) => new URL(`http://${text}/`).hostname;

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.10',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  it.each([
    'localhost',
    'LOCALHOST.',
    'printer',
    'nas.local',
    'db.internal',
    'a.localhost',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '[::ffff:7f00:1]',
    '[::1]',
  ])('the host %s means a private one, however it is spelt', (host) =>
    expect(isPrivateHost(hostOf(host))).toBe(true),
  );

  it('tells loopback from the rest of the private ones', () => {
    expect(isLoopbackHost('127.9.9.9')).toBe(true);
    expect(isLoopbackHost('[::1]')).toBe(true);
    expect(isLoopbackHost('localhost')).toBe(true);
    expect(isLoopbackHost('10.0.0.1')).toBe(false);
    expect(isLoopbackHost('localhost.example.com')).toBe(false);
    expect(isPrivateHost('api.piktid.com')).toBe(false);
  });
});
