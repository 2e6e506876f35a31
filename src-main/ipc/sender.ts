/** Decides who may speak to the main process: the top frame of our own window, on our own origin. */

/** What is looked at of the frame that sent a message; Electron's `WebFrameMain` has this shape. */
export interface SenderFrame {
  readonly parent: unknown;
  readonly origin: string;
}

/**
 * True when the message may be answered. A frame that is gone is null, or throws when it is
 * looked at: both are refused.
 */
export function mayCall(frame: SenderFrame | null, origins: readonly string[]): boolean {
  try {
    return frame !== null && frame.parent === null && origins.includes(frame.origin);
  } catch {
    return false;
  }
}
