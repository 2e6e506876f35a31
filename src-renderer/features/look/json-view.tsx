/** The look as text, beside the cards: the same thing, read while one types, mistakes by line and field. */
import { Braces, CircleCheck, CircleX, FileDown, FileUp, Info } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { normaliseInstructions } from '../../../src-shared/domain/instruction.ts';
import {
  readInstructionsText,
  writeInstructionsText,
} from '../../../src-shared/domain/instructions-file.ts';
import type { TextProblem } from '../../../src-shared/domain/text-mistake.ts';
import { fieldWords, mistakeWords } from '../../../src-shared/text/mistake-words.ts';
import { useLook, useLookStore, useView } from '../../stores/context.tsx';
import { type LookState, sentInstructions } from '../../stores/look.ts';
import { usePresetActions } from '../../stores/use-preset-actions.ts';
import { fill, t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { TextEditor } from '../../ui/text-editor.tsx';
import { unknownWords } from '../../view/look-view.ts';

const textOf = ({ cards, options }: Pick<LookState, 'cards' | 'options'>): string =>
  writeInstructionsText({ instructions: normaliseInstructions(sentInstructions(cards)), options });

export function JsonView() {
  const store = useLookStore();
  const { cards, options } = useLook(useShallow(({ cards, options }) => ({ cards, options })));
  const written = useMemo(() => textOf({ cards, options }), [cards, options]);
  const [text, setText] = useState(written);
  /** What the cards say because of the text: not written back over what is being typed. */
  const mine = useRef(written);
  const editor = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (written === mine.current) return;
    mine.current = written;
    setText(written);
  }, [written]);
  const read = useMemo(() => readInstructionsText(text), [text]);

  function type(next: string): void {
    setText(next);
    const parsed = readInstructionsText(next);
    if (!parsed.ok) return;
    store.getState().setInstructions(parsed.instructions);
    if (parsed.options) store.getState().set({ options: parsed.options });
    mine.current = textOf(store.getState());
  }

  const off = cards.filter((card) => card.off).length;
  return (
    <div className="flex min-w-0 flex-1 flex-col min-[1500px]:border-r">
      <Head />
      <TextEditor
        label={t('json.label')}
        value={text}
        onChange={type}
        marked={read.ok ? [] : read.problems.map(({ line }) => line)}
        editor={editor}
      />
      <div
        aria-live="polite"
        className="max-h-40 shrink-0 overflow-y-auto border-t px-5 py-2.5 text-cap"
      >
        {read.ok ? (
          <>
            <Note icon={<CircleCheck size={14} className="text-ok" />}>
              {t('json.fine', { n: read.instructions.length })}
            </Note>
            <Unknown text={unknownWords(read.unknown)} />
          </>
        ) : (
          <Problems problems={read.problems} editor={editor} text={text} />
        )}
        {off > 0 ? <Note icon={<Info size={14} />}>{t('json.off', { n: off })}</Note> : null}
        <p className="mt-1 text-note text-text-3">{t('json.drop')}</p>
      </div>
    </div>
  );
}

function Head() {
  const set = useView((state) => state.set);
  const cards = useLook((state) => state.cards);
  const options = useLook((state) => state.options);
  const { openFile, saveFile } = usePresetActions();
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-1 px-5 pt-1">
      <h2 className="flex-1 font-semibold">{t('json.label')}</h2>
      <IconButton label={t('preset.open-file')} onPress={() => void openFile()}>
        <FileUp size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('preset.save-file')}
        onPress={() => void saveFile({ instructions: sentInstructions(cards), options })}
      >
        <FileDown size={15} aria-hidden />
      </IconButton>
      <IconButton
        label={t('json.toggle')}
        aria-pressed
        onPress={() => set({ jsonOpen: false })}
        className="!bg-hover !text-text min-[1500px]:hidden"
      >
        <Braces size={15} aria-hidden />
      </IconButton>
    </header>
  );
}

function Note({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-text-2">
      <span aria-hidden className="mt-px shrink-0">
        {icon}
      </span>
      <span className="min-w-0">{children}</span>
    </p>
  );
}

function Unknown({ text }: { readonly text: string | null }) {
  return text === null ? null : <Note icon={<Info size={14} className="text-wait" />}>{text}</Note>;
}

/** Each mistake leads to its place in the text. */
function Problems({
  problems,
  editor,
  text,
}: {
  readonly problems: readonly TextProblem[];
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
}) {
  const show = ({ line, column }: TextProblem) => {
    const before = text.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    editor.current?.focus();
    editor.current?.setSelectionRange(at, at);
  };
  return (
    <>
      <p className="text-text-2">
        {t('json.problems', { n: problems.length })} · {t('json.kept')}
      </p>
      <ul className="mt-1 flex flex-col">
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.mistake.said}`}>
            <button
              type="button"
              onClick={() => show(problem)}
              className="inset-focus flex w-full items-start gap-1.5 rounded-sm py-0.5 text-left hover:bg-hover"
            >
              <CircleX size={14} aria-hidden className="mt-px shrink-0 text-bad" />
              <span className="shrink-0 font-medium tabular-nums">
                {t('json.line', { line: problem.line })}
              </span>
              <span className="min-w-0">{whatIsWrong(problem)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function whatIsWrong(problem: TextProblem): string {
  const mistake = mistakeWords(problem.mistake, fill);
  const field = fieldWords(problem, fill);
  return field === '' ? mistake : fill('mistake.at', { place: field, mistake });
}
