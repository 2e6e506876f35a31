/** The app's one window: made, shown, remembered. Knows nothing of what the page shows. */
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { MIN_SIZE, placeWindow, type WindowState } from './window-state.ts';

export interface WindowOptions {
  /** Address of the page. */
  readonly url: string;
  readonly preload: string;
  readonly title: string;
  readonly icon?: string;
  /** Developer tools exist only where the app is not packaged. */
  readonly devTools: boolean;
  readonly saved: WindowState | undefined;
  readonly onState: (state: WindowState) => void;
}

/** The page's canvas, so that no white flashes before it paints. */
const CANVAS = { dark: '#141414', light: '#f4f4f4' } as const;

export function openWindow(options: WindowOptions): BrowserWindow {
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((one) => one.workArea);
  const { maximized, ...bounds } = placeWindow(options.saved, areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: options.title,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light,
    ...(options.icon ? { icon: options.icon } : {}),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // The page's code changes with the app alone: compiled whole at the first start, kept for all others.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
      devTools: options.devTools,
    },
  });
  if (maximized) window.maximize();
  // The page's own title never overwrites ours before it has been loaded and checked.
  window.once('ready-to-show', () => window.show());
  remember(window, options.onState);
  void window.loadURL(options.url);
  return window;
}

/** Tells the place whenever it has settled, and once more when the window closes. */
function remember(window: BrowserWindow, onState: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    onState({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', save);
  window.on('closed', () => clearTimeout(timer));
}
