/** The phase in words; ticks by itself only while it counts down. The whole phrase is told on hover. */
import type { RunView } from '../../../src-shared/domain/views.ts';
import { StatusWord } from '../../ui/tone.tsx';
import { useNow } from '../../ui/use-now.ts';
import { countsDown, type PhraseLength, phraseOf } from '../../view/run-view.ts';

export function RunPhrase({
  run,
  length = 'short',
  className,
}: {
  readonly run: RunView;
  readonly length?: PhraseLength;
  readonly className?: string;
}) {
  const now = useNow(countsDown(run));
  const { tone, text } = phraseOf(run, now, length);
  const whole = phraseOf(run, now, 'long').text;
  return (
    <StatusWord
      tone={tone}
      text={text}
      {...(whole === text ? {} : { title: whole })}
      {...(className === undefined ? {} : { className })}
    />
  );
}
