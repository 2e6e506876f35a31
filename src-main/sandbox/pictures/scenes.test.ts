import { expect, it } from 'vitest';
import { BACKGROUNDS } from '../../../src-shared/domain/look-library.ts';
import { drawScene } from './scenes.ts';

const box = { width: 300, height: 400, random: () => 0.5 };
/** Only the drawing of a beach has a sea. */
const isBeach = (text: string) => drawScene(text, box).includes('id="sea"');
const texts = (groups: readonly string[]) =>
  BACKGROUNDS.filter(({ group }) => groups.includes(group)).flatMap(({ text, also }) => [
    text,
    ...also,
  ]);

it('[BOX-07] a seamless studio, a sand-coloured paper and a street are no beach', () => {
  expect(texts(['studio', 'paper', 'walls', 'rooms', 'city']).filter(isBeach)).toEqual([]);
});

it.each(['wide empty beach', 'cliffs by the sea', 'pale sand dunes', 'Seaside promenade'])(
  '[BOX-07] draws a beach for: %s',
  (text) => expect(isBeach(text)).toBe(true),
);
