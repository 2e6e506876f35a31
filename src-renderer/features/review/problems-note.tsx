/** What of a folder could not be read: the first in a line, all of them when asked. */
import type { FolderProblem } from '../../../src-shared/domain/review/library.ts';
import { useReview } from '../../stores/context.tsx';
import { fill, t } from '../../text/index.ts';
import { StatusIcon } from '../../ui/tone.tsx';

function words(problem: FolderProblem): string {
  return problem.said === 'text' ? problem.text : fill(`review.problem-${problem.said}`, problem);
}

export function ProblemsNote() {
  const problems = useReview((state) => state.problems);
  const [first] = problems;
  if (first === undefined) return null;
  return (
    <div className="mx-6 mb-3 flex shrink-0 items-start gap-2 text-cap" data-selectable>
      <StatusIcon tone="warn" />
      {problems.length === 1 ? (
        <p>{words(first)}</p>
      ) : (
        <details className="min-w-0 flex-1">
          <summary className="cursor-default rounded-sm">
            {t('review.problems', { n: problems.length })}
          </summary>
          <ul className="mt-1 max-h-28 overflow-y-auto text-text-2">
            {[...new Set(problems.map(words))].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
