/** The present moment for what counts down; ticks only while something on screen needs it. */
import { useEffect, useState } from 'react';

/** A timer may be a little early; that must not count as another tick. */
const JUST_AFTER_MS = 5;

export function useNow(ticking: boolean, everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = Date.now();
      setNow(at);
      // Just after the full second: what ticks in many places is drawn once.
      timer = setTimeout(tick, everyMs - (at % everyMs) + JUST_AFTER_MS);
    };
    tick();
    return () => clearTimeout(timer);
  }, [ticking, everyMs]);
  return now;
}
