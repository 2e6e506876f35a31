/**
 * Standard output or error as the command line writes to it. A reader that went away (`| head`) is
 * no reason to stop work that costs money: what can no longer be read is dropped.
 */

export interface Output {
  readonly stream: NodeJS.WriteStream;
  readonly write: (text: string) => void;
  /** Resolves when everything written so far has left the process. */
  flushed(): Promise<void>;
}

export function createOutput(stream: NodeJS.WriteStream): Output {
  let gone = false;
  stream.on('error', () => {
    gone = true;
  });
  return {
    stream,
    write(text) {
      if (!gone && text !== '') stream.write(text);
    },
    flushed: () =>
      new Promise((resolve) => {
        if (gone || stream.destroyed) resolve();
        else stream.write('', () => resolve());
      }),
  };
}
