/** Where the window goes: the place it had, if a screen is still there. Pure. */
export interface WindowState extends Area {
  readonly maximized: boolean;
}

/** Whether this was a window's place once. Looked at by hand: the window waits for it. */
export function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Readonly<Record<string, unknown>>;
  const whole = [x, y, width, height].every(Number.isSafeInteger);
  return whole && Number(width) > 0 && Number(height) > 0 && typeof maximized === 'boolean';
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** Smallest window in which every screen of the app can be worked with, in CSS pixels. */
export const MIN_SIZE = { width: 900, height: 600 } as const;
const FIRST_SIZE = { width: 1440, height: 900 } as const;
/** So much of the title bar must lie on a screen for the window to be within reach. */
const REACHABLE = { width: 160, height: 24 } as const;

/** Places the window; `areas` are the screens' work areas, the main one first. */
export function placeWindow(saved: WindowState | undefined, areas: readonly Area[]): Placement {
  const [main] = areas;
  if (saved !== undefined) {
    const screen = areas.find((area) => titleIsReachable(saved, area));
    if (screen !== undefined) {
      return {
        x: saved.x,
        y: saved.y,
        width: clampSize(saved.width, MIN_SIZE.width, screen.width),
        height: clampSize(saved.height, MIN_SIZE.height, screen.height),
        maximized: saved.maximized,
      };
    }
  }
  const wanted = saved ?? FIRST_SIZE;
  return {
    width: clampSize(wanted.width, MIN_SIZE.width, main?.width ?? FIRST_SIZE.width),
    height: clampSize(wanted.height, MIN_SIZE.height, main?.height ?? FIRST_SIZE.height),
    maximized: saved?.maximized ?? false,
  };
}

function titleIsReachable(window: Area, area: Area): boolean {
  const width = overlap(window.x, window.width, area.x, area.width);
  const top = window.y >= area.y && window.y + REACHABLE.height <= area.y + area.height;
  return width >= REACHABLE.width && top;
}

function overlap(a: number, aLength: number, b: number, bLength: number): number {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b);
}

function clampSize(wanted: number, least: number, room: number): number {
  return Math.max(least, Math.min(wanted, room));
}
