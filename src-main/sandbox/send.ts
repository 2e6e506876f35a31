/** Puts an answer on a socket, whole or in the way a fault wants it. */
import type { ServerResponse } from 'node:http';
import { type Answer, answerBytes } from './answer.ts';
import type { SandboxClock } from './clock.ts';
import type { FaultRule } from './fault-rules.ts';

export function send(response: ServerResponse, answer: Answer): void {
  const content = answerBytes(answer);
  writeHead(response, answer, answer.keepOpen ? undefined : content.length);
  if (answer.keepOpen) response.write(content);
  else response.end(content);
}

/** Announces everything, sends half of it, then cuts the connection. */
export function sendTruncated(response: ServerResponse, answer: Answer): void {
  const content = answerBytes(answer);
  writeHead(response, answer, content.length);
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => {
    response.socket?.end();
    response.socket?.destroySoon();
  });
}

export async function sendSlowly(
  response: ServerResponse,
  answer: Answer,
  rule: FaultRule,
  clock: SandboxClock,
  signal: AbortSignal,
): Promise<void> {
  const content = answerBytes(answer);
  const step = rule.chunkBytes ?? 64;
  writeHead(response, answer, content.length);
  for (let at = 0; at < content.length && !signal.aborted; at += step) {
    response.write(content.subarray(at, at + step));
    await clock.wait(rule.ms ?? 50, signal);
  }
  response.end();
}

/** Sends filler until the other side has had enough. */
export async function sendEndlessly(
  response: ServerResponse,
  rule: FaultRule,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(rule.code ?? 200, { 'content-type': rule.contentType ?? 'application/json' });
  const filler = Buffer.alloc(64 * 1024, 0x20);
  while (!signal.aborted && !response.destroyed) {
    if (response.write(filler)) await new Promise<void>((resolve) => setImmediate(resolve));
    else await drained(response, signal);
  }
}

function writeHead(response: ServerResponse, answer: Answer, length: number | undefined): void {
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    ...(length === undefined ? {} : { 'content-length': String(length) }),
    ...answer.headers,
  });
}

function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      response.off('drain', finish);
      response.off('close', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    response.on('drain', finish);
    response.on('close', finish);
    signal.addEventListener('abort', finish);
  });
}
