/** How a drawn person looks. Colours are hex; everything else about a person is derived. */
export type HairStyle =
  | 'long-wavy'
  | 'long-straight'
  | 'bob'
  | 'bun'
  | 'fringe'
  | 'round-curls'
  | 'cropped'
  | 'short-side'
  | 'short-textured'
  | 'short-curls'
  | 'short-beard';

export interface Look {
  readonly skin: string;
  readonly hair: string;
  readonly hairStyle: HairStyle;
  readonly lips: string;
  /** Behind the portrait. */
  readonly backdrop: string;
  /** Worn in the portrait. */
  readonly top: string;
}

const skins = ['#f3d0b8', '#e8b995', '#c68f66', '#a97149', '#6f4630'] as const;
const hairs = ['#231a17', '#5a3d2a', '#a9492c', '#e3c68e', '#8b8d90'] as const;
const styles: readonly HairStyle[] = ['long-wavy', 'bob', 'short-side', 'round-curls', 'bun'];

/** A look for an uploaded identity: the same content always gives the same person. */
export function lookOfHash(hash: string): Look {
  const digit = (at: number) => Number.parseInt(hash[at] ?? '0', 16);
  return {
    skin: skins[digit(0) % skins.length] ?? '#e8b995',
    hair: hairs[digit(1) % hairs.length] ?? '#231a17',
    hairStyle: styles[digit(2) % styles.length] ?? 'bob',
    lips: '#a85a54',
    backdrop: '#d3d3cf',
    top: '#5c6670',
  };
}
