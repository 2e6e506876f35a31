/** The phase in words; ticks by itself only while it counts down. */
import type { RunView } from '../../../src-shared/domain/views.ts';
import { StatusWord } from '../../ui/tone.tsx';
import { useNow } from '../../ui/use-now.ts';
import { countsDown, phraseOf } from '../../view/run-view.ts';

export function RunPhrase({
  run,
  className,
}: {
  readonly run: RunView;
  readonly className?: string;
}) {
  const now = useNow(countsDown(run));
  const phrase = phraseOf(run, now);
  return (
    <StatusWord
      tone={phrase.tone}
      text={phrase.text}
      {...(className === undefined ? {} : { className })}
    />
  );
}
