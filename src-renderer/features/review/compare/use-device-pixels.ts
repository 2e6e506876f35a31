/** Device pixels per CSS pixel, also when the window moves to another screen. */
import { useEffect, useState } from 'react';

export function useDevicePixels(): number {
  const [ratio, setRatio] = useState(devicePixelRatio);
  useEffect(() => {
    const query = matchMedia(`(resolution: ${ratio}dppx)`);
    const tell = () => setRatio(devicePixelRatio);
    query.addEventListener('change', tell);
    return () => query.removeEventListener('change', tell);
  }, [ratio]);
  return ratio;
}
