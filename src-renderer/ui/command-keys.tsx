/** The keys of a command as this computer writes them, for whatever offers the command. */
import { createContext, type ReactNode, useContext } from 'react';
import { type Command, keysOf } from '../../src-shared/commands.ts';
import { shownShortcut } from './shortcut-text.ts';

const OnMac = createContext(false);

/** Around the window: whether keys are written as on a Mac. */
export function KeyStyle({
  mac,
  children,
}: {
  readonly mac: boolean;
  readonly children: ReactNode;
}) {
  return <OnMac value={mac}>{children}</OnMac>;
}

/** Writes any shortcut of the registry's spelling. */
export function useKeyWriter(): (shortcut: string) => string {
  const mac = useContext(OnMac);
  return (shortcut) => shownShortcut(shortcut, mac);
}

/** Undefined for a command without a key. */
export function useCommandKeys(command: Command | undefined): string | undefined {
  const write = useKeyWriter();
  const keys = command === undefined ? undefined : keysOf(command);
  return keys === undefined ? undefined : write(keys);
}
