/** What of a folder could not be read: the first in a line, all of them when asked. */
import { useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { StatusIcon } from '../../ui/tone.tsx';

export function ProblemsNote() {
  const problems = useReview((state) => state.problems);
  const [first] = problems;
  if (first === undefined) return null;
  return (
    <div className="mx-6 mb-3 flex shrink-0 items-start gap-2 text-cap" data-selectable>
      <StatusIcon tone="warn" />
      {problems.length === 1 ? (
        <p>{first}</p>
      ) : (
        <details className="min-w-0 flex-1">
          <summary className="cursor-default rounded-sm">
            {t('review.problems', { n: problems.length })}
          </summary>
          <ul className="mt-1 max-h-28 overflow-y-auto text-text-2">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
