/** Which addresses belong to this computer or a private network. Pure; asks no name server. */
import { BlockList, isIP } from 'node:net';

/** Ranges that no public content server lives in (the IANA special-purpose registries). */
const PRIVATE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;

const PRIVATE_V6 = [
  ['::', 128],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  // Carry an IPv4 address inside: what they lead to cannot be told from outside.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
] as const;

const privateRanges = new BlockList();
for (const [net, prefix] of PRIVATE_V4) privateRanges.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of PRIVATE_V6) privateRanges.addSubnet(net, prefix, 'ipv6');

const loopbackRanges = new BlockList();
loopbackRanges.addSubnet('127.0.0.0', 8, 'ipv4');
loopbackRanges.addAddress('::1', 'ipv6');

/** True for addresses of this computer and of private networks, IPv4 inside IPv6 included. */
export function isPrivateAddress(address: string): boolean {
  return inRanges(privateRanges, address);
}

/**
 * True for names and literal addresses that can only mean this computer or a private network.
 * `host` as in `URL.hostname`: lower case, IPv6 in brackets, odd spellings of IPv4 made plain.
 */
export function isPrivateHost(host: string): boolean {
  const bare = bareHost(host);
  if (isIP(bare) !== 0) return isPrivateAddress(bare);
  return (
    bare === 'localhost' ||
    !bare.includes('.') ||
    /\.(localhost|local|internal|intranet|lan|home\.arpa)$/.test(bare)
  );
}

export function isLoopbackHost(host: string): boolean {
  const bare = bareHost(host);
  if (isIP(bare) !== 0) return inRanges(loopbackRanges, bare);
  return bare === 'localhost' || bare.endsWith('.localhost');
}

function bareHost(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** `BlockList` sees through `::ffff:a.b.c.d` by itself. */
function inRanges(ranges: BlockList, address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const plain = address.split('%')[0] ?? address;
  return ranges.check(plain, version === 6 ? 'ipv6' : 'ipv4');
}
