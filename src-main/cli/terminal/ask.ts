/**
 * Asks a question at the terminal, with or without showing what is typed. Whatever ends it (Enter,
 * Ctrl-C, Ctrl-D, the end of the input), the terminal is left as it was found.
 */
import type { Asker } from '../credentials.ts';

/** What is needed of standard input at a terminal. */
export interface TerminalInput {
  setRawMode(raw: boolean): unknown;
  on(event: 'data', listener: (chunk: string | Buffer) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: string | Buffer) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** The person pressed Ctrl-C (or closed the input) instead of answering. */
export class AskingStopped extends Error {
  constructor() {
    super('stopped while asking');
    this.name = 'AskingStopped';
  }
}

/** `write` puts the question where the person reads it: standard error, never standard output. */
export function createAsker(input: TerminalInput, write: (text: string) => void): Asker {
  const ask = (question: string, echo: boolean) =>
    new Promise<string>((resolve, reject) => {
      let typed = '';
      const end = (settle: () => void) => {
        input.off('data', onData);
        input.off('end', onEnd);
        input.setRawMode(false);
        input.pause();
        write('\n');
        settle();
      };
      const onEnd = () => end(() => reject(new AskingStopped()));
      const onData = (chunk: string | Buffer) => {
        for (const key of String(chunk)) {
          const next = press(typed, key);
          if (next === 'answer') return end(() => resolve(typed));
          if (next === 'stop') return end(() => reject(new AskingStopped()));
          if (echo) write(echoOf(typed, next.typed));
          typed = next.typed;
        }
      };
      input.setEncoding('utf8');
      input.setRawMode(true);
      input.on('data', onData);
      input.on('end', onEnd);
      input.resume();
      write(question);
    });
  return {
    visible: (question) => ask(question, true),
    hidden: (question) => ask(question, false),
  };
}

type Pressed = 'answer' | 'stop' | { readonly typed: string };

/** What one key does to what was typed so far. Pure. */
export function press(typed: string, key: string): Pressed {
  switch (key) {
    case '\r':
    case '\n':
      return 'answer';
    case '\u0003': // Ctrl-C
      return 'stop';
    case '\u0004': // Ctrl-D
      return typed === '' ? 'stop' : { typed };
    case '\u0015': // Ctrl-U
      return { typed: '' };
    case '\u007f': // Backspace
    case '\b':
      return { typed: [...typed].slice(0, -1).join('') };
    default:
      return { typed: key < ' ' ? typed : typed + key };
  }
}

function echoOf(before: string, after: string): string {
  if (after.length >= before.length) return after.slice(before.length);
  const gone = [...before].length - [...after].length;
  return '\b \b'.repeat(gone);
}
