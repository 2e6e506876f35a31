/**
 * The built-in identities: names, how they are drawn, and the odd cases a client must cope with
 * (one locked, one still being prepared, one whose preparation failed).
 */
import type { Look } from './pictures/looks.ts';

export interface GalleryIdentity {
  readonly code: string;
  readonly name: string;
  readonly tier: 'standard' | 'premium';
  readonly locked: boolean;
  readonly preparation: 'completed' | 'takes-a-while' | 'fails';
  readonly look: Look;
}

function identity(
  name: string,
  look: Look,
  odd: Partial<Pick<GalleryIdentity, 'tier' | 'locked' | 'preparation'>> = {},
): GalleryIdentity {
  return {
    code: `Piktid${name}`,
    name,
    tier: 'standard',
    locked: false,
    preparation: 'completed',
    look,
    ...odd,
  };
}

export const galleryIdentities: readonly GalleryIdentity[] = [
  identity('Summer', {
    skin: '#e8b995',
    hair: '#c08a4e',
    hairStyle: 'long-wavy',
    lips: '#b9605a',
    backdrop: '#e9d9c3',
    top: '#f3eee6',
  }),
  identity('Noor', {
    skin: '#b97d55',
    hair: '#231a17',
    hairStyle: 'long-straight',
    lips: '#8c4038',
    backdrop: '#c9d0c6',
    top: '#3d4f49',
  }),
  identity('Ivo', {
    skin: '#edc3a2',
    hair: '#5a3d2a',
    hairStyle: 'short-side',
    lips: '#b5695c',
    backdrop: '#c8d2da',
    top: '#33424f',
  }),
  identity('Amara', {
    skin: '#6f4630',
    hair: '#17110f',
    hairStyle: 'round-curls',
    lips: '#5f2b29',
    backdrop: '#e3c9a6',
    top: '#a94f32',
  }),
  identity('Kenji', {
    skin: '#dfb48a',
    hair: '#16161a',
    hairStyle: 'short-textured',
    lips: '#a8645a',
    backdrop: '#d8d5cf',
    top: '#59616a',
  }),
  identity('Lena', {
    skin: '#f3d0b8',
    hair: '#a9492c',
    hairStyle: 'bob',
    lips: '#bf5f5c',
    backdrop: '#cfd8cf',
    top: '#5e6f5b',
  }),
  identity('Mateo', {
    skin: '#c68f66',
    hair: '#2b1d17',
    hairStyle: 'short-curls',
    lips: '#94504a',
    backdrop: '#dccdc2',
    top: '#efe7da',
  }),
  identity('Saga', {
    skin: '#f5d8c4',
    hair: '#e3c68e',
    hairStyle: 'bun',
    lips: '#c0706c',
    backdrop: '#c5cfdb',
    top: '#9fb0c0',
  }),
  identity('Zola', {
    skin: '#57372a',
    hair: '#120e0d',
    hairStyle: 'cropped',
    lips: '#4d2323',
    backdrop: '#d9b7a4',
    top: '#e8dccb',
  }),
  identity('Omar', {
    skin: '#a97149',
    hair: '#1d1613',
    hairStyle: 'short-beard',
    lips: '#7f453b',
    backdrop: '#bcc5bd',
    top: '#4a4038',
  }),
  identity(
    'Mei',
    {
      skin: '#efcdae',
      hair: '#1a1719',
      hairStyle: 'fringe',
      lips: '#b9585b',
      backdrop: '#e4d3d0',
      top: '#73414a',
    },
    { tier: 'premium', locked: true },
  ),
  identity(
    'Runa',
    {
      skin: '#e9bd9c',
      hair: '#8b8d90',
      hairStyle: 'bob',
      lips: '#aa5e58',
      backdrop: '#d3cfc6',
      top: '#2f3236',
    },
    { preparation: 'takes-a-while' },
  ),
  identity(
    'Tarn',
    {
      skin: '#d9a883',
      hair: '#4b3426',
      hairStyle: 'short-side',
      lips: '#9c5b50',
      backdrop: '#cdd0d2',
      top: '#6a7178',
    },
    { preparation: 'fails' },
  ),
];

export function galleryIdentity(code: string): GalleryIdentity | undefined {
  return galleryIdentities.find((candidate) => candidate.code === code);
}
