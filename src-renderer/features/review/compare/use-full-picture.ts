/** A full-size picture as it arrives. One that was loaded ahead is there in the first rendering. */
import { useEffect, useState } from 'react';
import { type FullPicture, fullPictures } from './full-pictures.ts';

export type PictureState =
  | { readonly state: 'there'; readonly picture: FullPicture; readonly atOnce: boolean }
  | { readonly state: 'coming' }
  | { readonly state: 'missing' };

/** `url` null: the picture is known not to be there. */
export function useFullPicture(url: string | null): PictureState {
  const [seen, setSeen] = useState<{ readonly url: string; readonly state: PictureState }>();
  useEffect(() => {
    if (url === null) return;
    let current = true;
    const tell = (state: PictureState) => {
      if (current) setSeen({ url, state });
    };
    const before = fullPictures.now(url);
    if (before) {
      tell({ state: 'there', picture: before, atOnce: true });
    } else {
      fullPictures.load(url).then(
        (picture) => tell({ state: 'there', picture, atOnce: false }),
        () => tell({ state: 'missing' }),
      );
    }
    return () => {
      current = false;
    };
  }, [url]);
  if (url === null) return { state: 'missing' };
  if (seen?.url === url) return seen.state;
  const now = fullPictures.now(url);
  return now ? { state: 'there', picture: now, atOnce: true } : { state: 'coming' };
}
