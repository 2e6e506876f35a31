/** Makes a self-signed certificate for a test's own server, so that no key lies in the checkout. */
import { generateKeyPairSync, sign } from 'node:crypto';

const SEQUENCE = 0x30;
const OID = {
  ecdsaSha256: '2a8648ce3d040302',
  commonName: '550403',
  altName: '551d11',
  ca: '551d13',
};

/** Valid for the given name or IPv4 address, from 2020 to 2049. Trusted by whoever takes it as CA. */
export function selfSigned(host: string): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, oid(OID.ecdsaSha256));
  const name = der(
    SEQUENCE,
    der(0x31, der(SEQUENCE, oid(OID.commonName), der(0x0c, Buffer.from(host)))),
  );
  const validity = der(
    SEQUENCE,
    der(0x17, Buffer.from('200101000000Z')),
    der(0x17, Buffer.from('491231235959Z')),
  );
  const isAddress = /^[\d.]+$/.test(host);
  const alternative = isAddress
    ? der(0x87, Buffer.from(host.split('.').map(Number)))
    : der(0x82, Buffer.from(host));
  const extensions = der(
    SEQUENCE,
    der(SEQUENCE, oid(OID.altName), der(0x04, der(SEQUENCE, alternative))),
    der(SEQUENCE, oid(OID.ca), der(0x04, der(SEQUENCE, der(0x01, Buffer.from([0xff]))))),
  );
  const body = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = der(SEQUENCE, body, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of DER: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}
