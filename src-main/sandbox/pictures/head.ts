/**
 * A drawn head, flat and calm. Centre of the face at (0, 0), 40 units to the side, 54 down to the
 * chin. Split into what lies behind the neck and what lies before it.
 */
import { shade } from './colours.ts';
import type { HairStyle, Look } from './looks.ts';

export interface HeadPose {
  /** -1 (to the left) to 1: moves the features, not the outline. */
  readonly turn: number;
  readonly fromBehind: boolean;
}

const face =
  'M-37,-10C-39,-48 39,-48 37,-10C37,16 26,40 11,51C4,55 -4,55 -11,51C-26,40 -37,16 -37,-10Z';

const behind: Partial<Record<HairStyle, string>> = {
  'long-wavy':
    'M-46,-14C-54,-72 54,-72 46,-14C52,10 44,24 54,46C64,68 50,86 58,104C30,116 -30,116 -58,104C-50,86 -64,68 -54,46C-44,24 -52,10 -46,-14Z',
  'long-straight': 'M-45,-14C-52,-70 52,-70 45,-14L53,112C24,120 -24,120 -53,112Z',
  bob: 'M-46,-14C-54,-70 54,-70 46,-14C54,14 54,36 48,52C24,60 -24,60 -48,52C-54,36 -54,14 -46,-14Z',
  fringe:
    'M-46,-14C-54,-70 54,-70 46,-14C50,20 52,50 48,72C24,80 -24,80 -48,72C-52,50 -50,20 -46,-14Z',
  bun: 'M-24,-62C-26,-92 26,-92 24,-62C20,-46 -20,-46 -24,-62Z',
  'round-curls':
    'M-58,4C-76,-10 -74,-38 -60,-48C-58,-70 -34,-82 -18,-78C-6,-90 20,-88 30,-76C50,-76 64,-58 62,-42C76,-30 74,-6 60,4C62,20 48,32 40,26C20,34 -20,34 -40,26C-50,32 -62,20 -58,4Z',
};

const before: Record<HairStyle, string> = {
  'long-wavy': 'M-45,4C-56,-70 56,-74 45,4C44,-14 36,-30 8,-42C-8,-26 -40,-24 -45,4Z',
  'long-straight': 'M-44,8C-54,-68 54,-68 44,8C42,-20 28,-36 0,-44C-28,-36 -42,-20 -44,8Z',
  bob: 'M-46,14C-56,-72 56,-72 46,14C44,-10 38,-26 -12,-38C-24,-28 -40,-20 -46,14Z',
  fringe:
    'M-46,16C-56,-72 56,-72 46,16C42,2 40,-8 38,-18C14,-11 -14,-11 -38,-18C-40,-8 -42,2 -46,16Z',
  bun: 'M-42,-4C-48,-66 48,-66 42,-4C36,-28 20,-38 0,-40C-20,-38 -36,-28 -42,-4Z',
  'round-curls':
    'M-44,2C-58,-20 -48,-62 -14,-66C6,-76 44,-62 48,-34C52,-20 50,-8 44,2C42,-18 34,-28 22,-30C8,-38 -8,-34 -20,-30C-34,-28 -42,-16 -44,2Z',
  cropped: 'M-39,-8C-46,-60 46,-60 39,-8C36,-28 26,-37 0,-38C-26,-37 -36,-28 -39,-8Z',
  'short-side':
    'M-40,0C-50,-34 -42,-62 -8,-66C26,-74 52,-52 41,0C40,-14 36,-24 30,-30C4,-24 -14,-30 -22,-38C-30,-30 -38,-18 -40,0Z',
  'short-textured':
    'M-40,-2C-50,-30 -46,-56 -30,-58C-26,-70 -8,-66 -4,-70C8,-74 18,-66 26,-66C44,-60 48,-30 40,-2C38,-16 36,-24 28,-30C18,-24 10,-32 0,-28C-10,-34 -20,-26 -28,-30C-36,-24 -38,-14 -40,-2Z',
  'short-curls':
    'M-41,-4C-54,-14 -52,-40 -40,-46C-38,-62 -20,-70 -8,-64C4,-74 24,-70 30,-58C46,-54 52,-34 46,-22C50,-14 46,-6 40,-4C40,-16 36,-24 26,-26C16,-34 2,-28 -6,-30C-18,-34 -28,-28 -32,-22C-38,-18 -40,-10 -41,-4Z',
  'short-beard': 'M-40,-2C-48,-62 48,-62 40,-2C38,-22 30,-34 6,-36C-22,-38 -37,-24 -40,-2Z',
};

/** Too close to the head for strands of light. */
const close: ReadonlySet<HairStyle> = new Set([
  'cropped',
  'short-beard',
  'round-curls',
  'short-curls',
]);

const beard =
  'M-37,-2C-37,22 -26,46 -11,56C-4,60 4,60 11,56C26,46 37,22 37,-2C33,12 26,18 16,17C6,13 -6,13 -16,17C-26,18 -33,12 -37,-2Z';

export function drawHead(look: Look, pose: HeadPose): { behind: string; front: string } {
  const { skin, hair } = look;
  const strand = shade(hair, 0.14);
  const back = behind[look.hairStyle];
  const backPath = back ? `<path d="${back}" fill="${shade(hair, -0.16)}"/>` : '';
  if (pose.fromBehind) {
    return {
      behind: '',
      front: `<path d="${face}" fill="${skin}"/><path d="M-40,0C-50,-66 50,-66 40,0C38,22 24,38 0,40C-24,38 -38,22 -40,0Z" fill="${hair}"/>${back ? `<path d="${back}" fill="${hair}"/>` : ''}<path d="M-16,-50C-22,-20 -20,10 -14,30M12,-50C18,-20 18,10 12,30" fill="none" stroke="${strand}" stroke-width="2" stroke-linecap="round"/>`,
    };
  }
  const dx = pose.turn * 9;
  const line = shade(skin, -0.42);
  const ear = (side: number) =>
    `<ellipse cx="${side * 38}" cy="0" rx="6" ry="11" fill="${shade(skin, -0.08)}"/>`;
  const ears = `${pose.turn <= 0.5 ? ear(1) : ''}${pose.turn >= -0.5 ? ear(-1) : ''}`;
  const shadeSide = pose.turn >= 0 ? -1 : 1;
  return {
    behind: backPath,
    front: `${ears}<path d="${face}" fill="${skin}"/>
      <path d="M${shadeSide * 37},-10C${shadeSide * 37},16 ${shadeSide * 26},40 ${shadeSide * 11},51C${shadeSide * 15},30 ${shadeSide * 27},10 ${shadeSide * 26},-26Z" fill="${shade(skin, -0.12)}" opacity=".55"/>
      <g transform="translate(${dx} 0)">
        <ellipse cx="-19" cy="17" rx="9" ry="6" fill="${look.lips}" opacity=".16"/>
        <ellipse cx="19" cy="17" rx="9" ry="6" fill="${look.lips}" opacity=".16"/>
        ${eye(-16, hair)}${eye(16, hair)}
        <path d="M1,-2C${3 + pose.turn * 4},8 ${6 + pose.turn * 4},14 ${4 + pose.turn * 4},18C2,20 -2,20 -4,18" fill="none" stroke="${line}" stroke-width="1.7" stroke-linecap="round"/>
        <path d="M-11,31C-6,27.5 -3,27.5 0,29C3,27.5 6,27.5 11,31C6,38 -6,38 -11,31Z" fill="${look.lips}"/>
        <path d="M-11,31C-4,32.5 4,32.5 11,31" fill="none" stroke="${shade(look.lips, -0.35)}" stroke-width="1.2"/>
      </g>
      ${look.hairStyle === 'short-beard' ? `<path d="${beard}" fill="${hair}" opacity=".92"/><path d="M-9,31C-4,29 4,29 9,31C4,36 -4,36 -9,31Z" fill="${look.lips}"/>` : ''}
      <path d="${before[look.hairStyle]}" fill="${hair}" stroke="${hair}" stroke-width="2.4" stroke-linejoin="round"/>
      ${close.has(look.hairStyle) ? '' : `<path d="M-28,-34C-22,-48 -8,-54 6,-56M-34,-24C-32,-36 -26,-45 -16,-50" fill="none" stroke="${strand}" stroke-width="1.8" stroke-linecap="round" opacity=".6"/>`}`,
  };
}

function eye(x: number, hair: string): string {
  const brow = shade(hair, -0.25);
  const out = Math.sign(x);
  return `<path d="M${x - out * 9},-16C${x - out * 4},-20 ${x + out * 4},-20.5 ${x + out * 10},-15" fill="none" stroke="${brow}" stroke-width="2.8" stroke-linecap="round"/>
    <path d="M${x - 8},-3C${x - 4},-9 ${x + 4},-9 ${x + 8},-3C${x + 4},0 ${x - 4},0 ${x - 8},-3Z" fill="#fbf7f2"/>
    <circle cx="${x}" cy="-4.4" r="3.7" fill="#2c211c"/><circle cx="${x + 1.2}" cy="-5.6" r="1" fill="#fff"/>
    <path d="M${x - 9},-2.6C${x - 4},-9.6 ${x + 4},-9.6 ${x + 9},-3.4" fill="none" stroke="#2a1d18" stroke-width="2.1" stroke-linecap="round"/>`;
}
