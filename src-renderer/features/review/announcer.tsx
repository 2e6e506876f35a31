/** Says to a screen reader what a key just did; nothing of it is seen. */
import { useReview } from '../../stores/context.tsx';

export function Announcer() {
  const said = useReview((state) => state.said);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {/* Another element each time: the same words are said again. */}
      <span key={said.turn}>{said.text}</span>
    </p>
  );
}
