import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AskingStopped, createAsker, press, type TerminalInput } from './ask.ts';

function fakeTerminal() {
  const modes: boolean[] = [];
  const input = Object.assign(new EventEmitter(), {
    setRawMode: (raw: boolean) => modes.push(raw),
    setEncoding: () => undefined,
    resume: () => undefined,
    pause: () => undefined,
  });
  let shown = '';
  const asker = createAsker(input as unknown as TerminalInput, (text) => {
    shown += text;
  });
  return { input, asker, modes, shown: () => shown };
}

describe('[RUN-07] asking at the terminal', () => {
  it('never shows a hidden answer and leaves the terminal as it was', async () => {
    const { input, asker, modes, shown } = fakeTerminal();
    const answer = asker.hidden('Password: ');
    input.emit('data', 'sécrx');
    input.emit('data', '\u007fet\r');
    expect(await answer).toBe('sécret');
    expect(shown()).toBe('Password: \n');
    expect(modes).toEqual([true, false]);
    expect(input.listenerCount('data')).toBe(0);
  });

  it('restores the terminal on Ctrl-C and on the end of the input', async () => {
    for (const stop of ['ctrl-c', 'end']) {
      const { input, asker, modes } = fakeTerminal();
      const answer = asker.hidden('Password: ');
      if (stop === 'end') input.emit('end');
      else input.emit('data', 'abc\u0003');
      await expect(answer).rejects.toBeInstanceOf(AskingStopped);
      expect(modes).toEqual([true, false]);
    }
  });

  it('shows a visible answer as it is typed and corrected', async () => {
    const { input, asker, shown } = fakeTerminal();
    const answer = asker.visible('Name: ');
    input.emit('data', 'anm\u007fn\r');
    expect(await answer).toBe('ann');
    expect(shown()).toBe('Name: anm\b \bn\n');
  });

  it('knows the keys of a line', () => {
    expect(press('abc', '\u0015')).toEqual({ typed: '' });
    expect(press('', '\u0004')).toBe('stop');
    expect(press('a', '\u0004')).toEqual({ typed: 'a' });
    expect(press('a', '\u001b')).toEqual({ typed: 'a' });
  });
});
