/**
 * Tells a server that a batch has ended: signed, so that it can know who calls, and tried again
 * until it has heard. Redirects are not followed.
 */
import { createHmac } from 'node:crypto';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import { isLoopbackHost } from '../../piktid/network/addresses.ts';
import type { Network } from '../../piktid/network/network.ts';
import { readBody } from '../../piktid/network/read-body.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { EndedBatch } from './ended-batch.ts';

export interface WebhookOptions {
  readonly url: string;
  readonly key: string;
  readonly batch: EndedBatch;
  readonly network: Pick<Network, 'send'>;
  readonly clock: Clock;
  /** Give up after the first try, for somebody who waits for the answer. */
  readonly once?: boolean;
  readonly signal: AbortSignal;
}

/** Waits before each further try, in ms. */
const RETRY_MS = [2_000, 10_000, 60_000, 300_000] as const;
const MOST_ANSWER_BYTES = 64_000;

/** https, and plain http on this computer alone. Throws `invalid-input`. */
export function checkedWebhook(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  const fine =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (url && fine && url.username === '' && url.password === '') return url.href;
  throw refusal('invalid-input', { why: 'webhook-address' });
}

/** `X-Studio-Signature` is `sha256=` and the HMAC of `timestamp.body`, in hex. */
export function signatureOf(key: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** Answers how many calls it took. Throws when nobody heard, or the receiver refuses for good. */
export async function callWebhook(options: WebhookOptions): Promise<number> {
  const { clock, signal } = options;
  for (let tries = 1; ; tries += 1) {
    const heard = await callOnce(options);
    if (heard === 'heard') return tries;
    const wait = RETRY_MS[tries - 1];
    if (heard === 'refused' || wait === undefined || options.once) {
      throw refusal('network', { why: 'webhook-unheard' });
    }
    await clock.sleep(wait, signal);
  }
}

async function callOnce(options: WebhookOptions): Promise<'heard' | 'refused' | 'again'> {
  const { url, key, batch, network, clock, signal } = options;
  const body = JSON.stringify(batch);
  const timestamp = String(Math.floor(clock.now() / 1000));
  try {
    const answer = await network.send({
      method: 'POST',
      url: new URL(url),
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'x-studio-timestamp': timestamp,
        'x-studio-signature': signatureOf(key, timestamp, body),
        // The same for every try, so that a receiver can tell a repetition.
        'x-studio-delivery': `${batch.batch_id}-${batch.ended_at}`,
      },
      body: Buffer.from(body),
      fresh: true,
      signal,
    });
    await readBody(answer.body, MOST_ANSWER_BYTES).catch(() => undefined);
    if (answer.status >= 200 && answer.status < 300) return 'heard';
    return answer.status >= 500 || answer.status === 429 || answer.status === 408
      ? 'again'
      : 'refused';
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof StudioError) throw error;
    return 'again';
  }
}
