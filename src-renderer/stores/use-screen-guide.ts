/** The way from a screen to its part of the guide, for what it shows while it is empty. */
import { t } from '../text/index.ts';
import { guideRoute, type TaughtScreen } from '../view/guide-place.ts';
import { useView } from './context.tsx';

export interface ScreenGuide {
  readonly label: string;
  readonly open: () => void;
}

export function useScreenGuide(screen: Exclude<TaughtScreen, 'batch' | 'settings'>): ScreenGuide {
  const go = useView((state) => state.go);
  return { label: t(`guide.${screen}`), open: () => go(guideRoute({ screen })) };
}
