/** Garments with shoulders: jacket, shirt, knit, coat, T-shirt, dress. */
import { button, crease, halfPath, piece, ribs, seam, symmetric } from './cloth.mjs';

/** Outlines of a garment with shoulders, x as distance from the centre. */
function shell(m) {
  const body = (dip) =>
    symmetric([
      [0, m.neckY + dip],
      [m.neckW * 0.6, m.neckY + dip, m.neckW * 0.95, m.neckY + dip * 0.55, m.neckW, m.neckY],
      [m.shoulderX, m.shoulderY],
      [m.shoulderX - 34, m.shoulderY + 90, m.armpitX - 26, m.armpitY - 70, m.armpitX, m.armpitY],
      [m.waistX, m.armpitY + 160, m.waistX, m.waistY - 40, m.waistX, m.waistY],
      [m.waistX + 4, m.waistY + 90, m.hemX, m.hemY - 120, m.hemX, m.hemY],
      [m.hemX * 0.6, m.hemY + m.hemDrop, m.hemX * 0.3, m.hemY + m.hemDrop, 0, m.hemY + m.hemDrop],
    ]);
  const sleeve = (side) =>
    halfPath(
      [
        [m.shoulderX - 70, m.shoulderY + 30],
        [m.shoulderX - 6, m.shoulderY - 2],
        [
          m.shoulderX + 52,
          m.shoulderY + 34,
          m.cuffOut[0] - 46,
          m.cuffOut[1] - 420 * m.long,
          ...m.cuffOut,
        ],
        m.cuffIn,
        [
          m.cuffIn[0] - 30,
          m.cuffIn[1] - 330 * m.long,
          m.armpitX + 34,
          m.armpitY + 70,
          m.armpitX - 4,
          m.armpitY + 6,
        ],
        [m.armpitX - 70, m.armpitY - 10],
      ],
      side,
    );
  const armhole = (side) =>
    halfPath(
      [
        [m.shoulderX, m.shoulderY],
        [m.shoulderX - 34, m.shoulderY + 90, m.armpitX - 26, m.armpitY - 70, m.armpitX, m.armpitY],
      ],
      side,
      false,
    );
  return { body, sleeves: [sleeve(-1), sleeve(1)], armholes: [armhole(-1), armhole(1)] };
}

const both = (draw) => [-1, 1].map(draw).join('');

function dress(m, paint, { back, dip, over }) {
  const { body, sleeves, armholes } = shell(m);
  const front = body(back ? dip * 0.35 : dip);
  const inner = `M${800 - m.neckW} ${m.neckY}C${800 - m.neckW * 0.5} ${m.neckY + 26} ${800 + m.neckW * 0.5} ${m.neckY + 26} ${800 + m.neckW} ${m.neckY}L${800 + m.neckW} ${m.neckY + dip}H${800 - m.neckW}Z`;
  const inside = back ? '' : `<path d="${inner}" fill="${paint.inside}"/>`;
  return {
    outlines: [front, ...sleeves],
    garment: `${sleeves.map((path) => piece(path, paint)).join('')}${inside}
      ${piece(front, paint)}
      ${armholes.map((path) => crease(path, { opacity: 0.2 }) + seam(path, { stitch: paint.stitch })).join('')}
      ${both((side) => crease(`M${800 + side * (m.armpitX - 20)} ${m.armpitY + 20}C${800 + side * (m.armpitX - 90)} ${m.armpitY + 130} ${800 + side * (m.waistX - 50)} ${m.waistY} ${800 + side * (m.waistX - 70)} ${m.waistY + 60}`, { width: 22, opacity: 0.1 }))}
      ${over}`,
  };
}

/** A band along the cuffs. */
function cuffs(m, height, draw) {
  return both((side) => {
    const [ox, oy] = m.cuffOut;
    const [ix, iy] = m.cuffIn;
    const dx = (m.shoulderX - ox) / 900;
    const lift = ([x, y]) => [x + dx * height * 0.9, y - height];
    return draw(halfPath([[ox, oy], [ix, iy], lift([ix, iy]), lift([ox, oy])], side), side);
  });
}

const hemLine = (m, up) =>
  `M${800 - m.hemX} ${m.hemY - up}C${800 - m.hemX * 0.5} ${m.hemY + m.hemDrop - up} ${800 + m.hemX * 0.5} ${m.hemY + m.hemDrop - up} ${800 + m.hemX} ${m.hemY - up}`;

export function jacket(back) {
  const m = {
    neckW: 118,
    neckY: 380,
    shoulderX: 282,
    shoulderY: 446,
    armpitX: 300,
    armpitY: 690,
    waistX: 296,
    waistY: 1000,
    hemX: 306,
    hemY: 1460,
    hemDrop: 8,
    cuffOut: [540, 1330],
    cuffIn: [424, 1362],
    long: 1,
  };
  const paint = {
    fill: '#5f6a4e',
    weave: 'twill',
    inside: '#3c4332',
    stitch: '#cfd2ad77',
    edge: '#1d221666',
  };
  const pocket = (x, y, w, h) => {
    const path = `M${x} ${y}h${w}v${h - 26}l-22 26h${44 - w}l-22 -26Z`;
    return `<path d="${path}" transform="translate(4 8)" fill="#000" opacity=".2" filter="url(#tight)"/>${piece(path, { ...paint, filter: 'flat' })}${seam(`M${x + 8} ${y + 44}H${x + w - 8}`, { stitch: paint.stitch, shift: [0, 7] })}`;
  };
  const collar = (side) => {
    const path = halfPath(
      [
        [6, 448],
        [70, 420, 96, 380, 112, 352],
        [150, 372, 178, 404, 190, 440],
        [140, 486, 96, 520, 74, 548],
        [52, 520, 26, 486, 6, 448],
      ],
      side,
    );
    return `<path d="${path}" transform="translate(${side * 3} 10)" fill="#000" opacity=".25" filter="url(#tight)"/>${piece(path, { ...paint, filter: 'flat' })}${seam(path, { dark: '#0000', stitch: paint.stitch })}`;
  };
  const line = 'M806 470C808 800 808 1100 808 1466';
  const front = `${seam('M776 500C778 800 778 1100 778 1466', { dark: '#0000', stitch: paint.stitch })}${crease(line, { width: 9, opacity: 0.34 })}${seam(line, { stitch: paint.stitch, shift: [10, 0] })}
    ${pocket(882, 690, 156, 182)}${pocket(560, 1090, 186, 234)}${pocket(862, 1090, 186, 234)}
    ${[560, 760, 960, 1160, 1360].map((y) => button(790, y, { r: 17, fill: '#6b4a2f' })).join('')}${both(collar)}`;
  const rear = `${seam('M516 640C700 664 900 664 1084 640', { stitch: paint.stitch, shift: [0, 8] })}${piece('M684 386C720 352 880 352 916 386C880 416 720 416 684 386Z', { ...paint, filter: 'flat' })}${crease('M800 670V1440', { width: 12, opacity: 0.1 })}`;
  const over = `${seam(hemLine(m, 34), { stitch: paint.stitch, shift: [0, 6] })}${cuffs(m, 92, (path) => piece(path, { ...paint, filter: 'flat' }) + seam(path, { dark: '#0000', stitch: paint.stitch }))}${back ? rear : front}`;
  return dress(m, paint, { back, dip: 64, over });
}

export function shirt(back) {
  const m = {
    neckW: 104,
    neckY: 372,
    shoulderX: 270,
    shoulderY: 436,
    armpitX: 292,
    armpitY: 680,
    waistX: 280,
    waistY: 1020,
    hemX: 300,
    hemY: 1480,
    hemDrop: 84,
    cuffOut: [548, 1330],
    cuffIn: [452, 1366],
    long: 1,
  };
  const paint = {
    fill: '#bfd2e6',
    weave: 'stripe',
    inside: '#93a9c0',
    stitch: '#8ea2b866',
    edge: '#3a4a5a55',
  };
  const collar = (side) => {
    const path = halfPath(
      [
        [4, 446],
        [48, 410, 84, 372, 96, 344],
        [128, 356, 146, 384, 150, 408],
        [126, 456, 104, 496, 92, 532],
        [62, 506, 30, 478, 4, 446],
      ],
      side,
    );
    return `<path d="${path}" transform="translate(${side * 2} 9)" fill="#1d2b3a" opacity=".25" filter="url(#tight)"/>${piece(path, { ...paint, filter: 'flat' })}${seam(path, { dark: '#0000', stitch: '#8ea2b888' })}`;
  };
  const front = `${piece('M776 456H826V1560H776Z', { ...paint, weave: 'none', fill: '#cbdbeb', edge: '#3a4a5a44', filter: 'flat' })}${seam('M784 470V1556', { dark: '#0000', stitch: '#8ea2b888' })}${seam('M818 470V1556', { dark: '#0000', stitch: '#8ea2b888' })}
    ${[500, 660, 820, 980, 1140, 1300, 1450].map((y) => button(801, y, { r: 11, fill: '#fbfbf8', holes: '#6d7680' })).join('')}
    ${piece('M884 690H1030V850L957 890L884 850Z', { ...paint, filter: 'flat' })}${seam('M890 716H1024', { stitch: '#8ea2b888' })}${both(collar)}`;
  const rear = `${seam('M528 590C700 606 900 606 1072 590', { stitch: '#8ea2b8aa', shift: [0, 7] })}${crease('M786 600C784 900 780 1200 776 1540M814 600C816 900 820 1200 824 1540', { width: 8, opacity: 0.16 })}${piece('M696 378C730 340 870 340 904 378C870 404 730 404 696 378Z', { ...paint, filter: 'flat' })}`;
  const over = `${seam(hemLine(m, 16), { dark: '#0000', stitch: '#8ea2b888' })}${cuffs(m, 108, (path) => piece(path, { ...paint, weave: 'none', fill: '#cbdbeb', filter: 'flat' }) + seam(path, { dark: '#0000', stitch: '#8ea2b888' }))}${back ? rear : front}`;
  return dress(m, paint, { back, dip: 66, over });
}

export function knit(back) {
  const m = {
    neckW: 126,
    neckY: 402,
    shoulderX: 296,
    shoulderY: 470,
    armpitX: 318,
    armpitY: 730,
    waistX: 322,
    waistY: 1050,
    hemX: 300,
    hemY: 1420,
    hemDrop: 10,
    cuffOut: [566, 1350],
    cuffIn: [460, 1388],
    long: 1,
  };
  const paint = {
    fill: '#d3b58f',
    weave: 'knit',
    inside: '#94795a',
    stitch: '#0000',
    edge: '#5b432a55',
  };
  const neck = back
    ? 'M668 400C720 440 880 440 932 400L942 424C884 478 716 478 658 424Z'
    : 'M674 400C700 500 900 500 926 400L956 420C924 560 676 560 644 420Z';
  const hem = symmetric([
    [0, 1350],
    [318, 1346],
    [300, 1424],
    [200, 1432, 100, 1432, 0, 1432],
  ]);
  const cable = (x) =>
    Array.from({ length: 10 }, (_, index) => {
      const y = 560 + index * 78;
      return `<path d="M${x - 24} ${y}C${x - 24} ${y + 40} ${x + 24} ${y + 40} ${x + 24} ${y + 78}M${x + 24} ${y}C${x + 24} ${y + 30} ${x + 8} ${y + 34} ${x} ${y + 38}M${x - 24} ${y + 78}C${x - 24} ${y + 52} ${x - 8} ${y + 46} ${x} ${y + 40}" fill="none" stroke="#5b3f22" stroke-opacity=".42" stroke-width="9" stroke-linecap="round"/><path d="M${x - 28} ${y - 4}C${x - 28} ${y + 36} ${x + 20} ${y + 36} ${x + 20} ${y + 74}" fill="none" stroke="#fff" stroke-opacity=".26" stroke-width="5"/>`;
    }).join('') +
    `<path d="M${x - 46} 540V1346M${x + 46} 540V1346" stroke="#5b3f22" stroke-opacity=".28" stroke-width="6"/>`;
  const over = `${back ? '' : [630, 800, 970].map(cable).join('')}${piece(hem, { ...paint, weave: 'none', filter: 'flat' })}${ribs(hem, 'rib-hem')}${cuffs(m, 92, (path, side) => piece(path, { ...paint, weave: 'none', filter: 'flat' }) + ribs(path, `rib-cuff${side + 1}`))}${piece(neck, { ...paint, weave: 'none', filter: 'flat' })}${ribs(neck, 'rib-neck')}`;
  return dress(m, paint, { back, dip: 92, over });
}

export function coat(back) {
  const m = {
    neckW: 112,
    neckY: 250,
    shoulderX: 276,
    shoulderY: 314,
    armpitX: 292,
    armpitY: 560,
    waistX: 286,
    waistY: 920,
    hemX: 352,
    hemY: 1790,
    hemDrop: 16,
    cuffOut: [520, 1220],
    cuffIn: [398, 1250],
    long: 1,
  };
  const paint = {
    fill: '#8b8177',
    weave: 'herringbone',
    inside: '#5a4a43',
    stitch: '#0000',
    edge: '#2a242066',
    filter: 'cloth',
  };
  const lapel = (side) => {
    const path = halfPath(
      [
        [0, 860],
        [60, 640, 96, 440, 104, 236],
        [148, 262, 178, 306, 190, 352],
        [150, 372],
        [196, 446],
        [150, 600, 84, 760, 0, 860],
      ],
      side,
    );
    return `<path d="${path}" transform="translate(${side * 6} 10)" fill="#000" opacity=".3" filter="url(#soft)"/>${piece(path, { ...paint, filter: 'flat' })}${seam(
      halfPath(
        [
          [150, 372],
          [116, 356],
        ],
        side,
        false,
      ),
      { stitch: '#0000' },
    )}`;
  };
  const flap = (side) => {
    const path = halfPath(
      [
        [110, 1130],
        [266, 1108],
        [270, 1178],
        [114, 1200],
      ],
      side,
    );
    return `<path d="${path}" transform="translate(2 10)" fill="#000" opacity=".28" filter="url(#tight)"/>${piece(path, { ...paint, filter: 'flat' })}`;
  };
  const front = `<path d="M800 866L690 236C750 262 850 262 910 236Z" fill="#5a4a43"/>${crease('M806 866C812 1200 812 1500 814 1800', { width: 12, opacity: 0.36 })}${both(flap)}${both(lapel)}${[900, 1040].map((y) => button(792, y, { r: 22, fill: '#2b2521' })).join('')}`;
  const rear = `${crease('M800 300V1240', { width: 8, opacity: 0.2 })}${crease('M800 1250V1800', { width: 14, opacity: 0.4 })}${piece('M690 252C724 214 876 214 910 252C876 296 724 296 690 252Z', { ...paint, filter: 'flat' })}`;
  const over = `${cuffs(m, 16, (path) => crease(path, { width: 8, opacity: 0.14 }))}${back ? rear : front}`;
  return dress(m, paint, { back, dip: 60, over });
}

export function tee(back) {
  const m = {
    neckW: 122,
    neckY: 430,
    shoulderX: 300,
    shoulderY: 494,
    armpitX: 316,
    armpitY: 740,
    waistX: 312,
    waistY: 1060,
    hemX: 318,
    hemY: 1500,
    hemDrop: 10,
    cuffOut: [500, 790],
    cuffIn: [372, 846],
    long: 0.3,
  };
  const paint = {
    fill: '#9db3c2',
    weave: 'jersey',
    inside: '#73899a',
    stitch: '#5f748499',
    edge: '#2c3b4866',
  };
  const neck = back
    ? 'M676 428C726 464 874 464 924 428L932 452C880 496 720 496 668 452Z'
    : 'M680 428C706 530 894 530 920 428L944 444C914 576 686 576 656 444Z';
  const print = `<g filter="url(#flat)"><circle cx="800" cy="800" r="128" fill="#ea7f58"/>
    <path d="M672 812C712 780 748 846 800 812C852 780 888 846 928 812V838C888 872 852 806 800 838C748 872 712 806 672 838Z" fill="#9db3c2"/>
    <path d="M684 866C722 834 752 900 800 866C848 834 878 900 916 866L902 892C870 916 848 866 800 894C752 920 730 866 698 892Z" fill="#9db3c2"/>
    <path d="M640 960C700 906 742 990 800 946C858 906 900 990 960 946V972C900 1018 858 934 800 972C742 1018 700 934 640 986Z" fill="#24405a"/>
    <path d="M672 1020C722 976 752 1044 800 1010C848 976 878 1044 928 1010V1032C878 1066 848 1000 800 1034C752 1066 722 1000 672 1042Z" fill="#24405a"/></g>`;
  const over = `${seam(hemLine(m, 26), { dark: '#0000', stitch: paint.stitch })}${cuffs(m, 34, (path) => seam(path, { dark: '#0000', stitch: paint.stitch }))}${piece(neck, { ...paint, weave: 'none', filter: 'flat' })}${ribs(neck, 'rib-neck', { dark: '#00000012' })}${back ? '' : print}`;
  return dress(m, paint, { back, dip: 96, over });
}

export function wrapDress(back) {
  const m = {
    neckW: 108,
    neckY: 240,
    shoulderX: 250,
    shoulderY: 300,
    armpitX: 262,
    armpitY: 520,
    waistX: 206,
    waistY: 850,
    hemX: 430,
    hemY: 1760,
    hemDrop: 40,
    cuffOut: [430, 700],
    cuffIn: [316, 752],
    long: 0.4,
  };
  const paint = {
    fill: '#a4524a',
    weave: 'linen',
    inside: '#6a2f2b',
    stitch: '#0000',
    edge: '#4a1c1955',
    filter: 'drape',
  };
  const folds = [-300, -190, -80, 60, 170, 290]
    .map((x) =>
      crease(
        `M${800 + x * 0.42} 900C${800 + x * 0.6} 1150 ${800 + x * 0.9} 1450 ${800 + x * 1.12} 1770`,
        { width: 20, opacity: 0.13 },
      ),
    )
    .join('');
  const dots = Array.from({ length: 168 }, (_, index) => {
    const x = 370 + (index % 12) * 76 + (Math.floor(index / 12) % 2) * 38 + ((index * 31) % 23);
    const y = 270 + Math.floor(index / 12) * 112 + ((index * 47) % 41);
    return `<g transform="translate(${x} ${y}) rotate(${index * 47})"><ellipse rx="9" ry="4" fill="#f2d9c2"/><circle cx="14" cy="3" r="3.4" fill="#e9b39a"/></g>`;
  }).join('');
  const { body, sleeves } = shell(m);
  const clip = `<clipPath id="cut"><path d="${body(back ? 14 : 40)}"/>${sleeves.map((path) => `<path d="${path}"/>`).join('')}</clipPath><g clip-path="url(#cut)" opacity=".8">${dots}</g>`;
  const wrap = `<path d="M692 240C740 268 860 268 908 240L796 560Z" fill="#6a2f2b"/>${crease('M908 244C880 400 800 600 640 800', { width: 14, opacity: 0.36 })}<path d="M908 242C880 400 800 600 640 806" fill="none" stroke="#4a1c19" stroke-opacity=".55" stroke-width="3"/><path d="M692 242C716 380 756 480 796 556" fill="none" stroke="#4a1c19" stroke-opacity=".5" stroke-width="3"/>`;
  const belt = `${piece('M598 822C700 844 900 844 1002 822L1006 872C900 896 700 896 594 872Z', { ...paint, filter: 'flat' })}`;
  const bow = back
    ? ''
    : `${piece('M650 842C600 800 560 812 556 846C560 880 604 888 650 858Z', { ...paint, filter: 'flat' })}${piece('M650 846C632 930 610 1010 580 1076L622 1090C652 1010 664 930 668 856Z', { ...paint, filter: 'flat' })}${piece('M656 850C674 940 680 1010 672 1100L716 1096C716 1010 698 930 676 850Z', { ...paint, filter: 'flat' })}`;
  return dress(m, paint, {
    back,
    dip: 40,
    over: `${clip}${back ? crease('M800 300V820', { width: 7, opacity: 0.2 }) : wrap}${folds}${belt}${bow}`,
  });
}
