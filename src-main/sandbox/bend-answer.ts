/** Faults that change what an answer contains. Pure: an answer in, a bent answer out. */
import { type Answer, answerBytes, json } from './answer.ts';
import type { FaultRule } from './fault-rules.ts';

/** The answer as the fault wants it; unchanged for faults that act on the socket or in time. */
export function bendAnswer(answer: Answer, rule: FaultRule): Answer {
  switch (rule.fault) {
    case 'bad-json': {
      const text = JSON.stringify(answer.json ?? {});
      return { ...answer, bytes: Buffer.from(text.slice(0, Math.max(1, text.length - 2))) };
    }
    case 'null-fields':
      return { ...answer, json: withoutFields(answer.json, rule) };
    case 'wrong-type':
      if (answer.json !== undefined) return { ...answer, json: wrongTypes(answer.json) };
      return { ...answer, bytes: Buffer.from('<!doctype html><title>Not a picture</title>') };
    case 'damaged':
      return { ...answer, bytes: damage(answerBytes(answer)) };
    default:
      return answer;
  }
}

/** The answer of a fault that replaces the right one. */
export function replacementAnswer(rule: FaultRule, ownUrl: string): Answer | undefined {
  switch (rule.fault) {
    case 'status': {
      const status = rule.code ?? 500;
      const headers: Record<string, string> =
        rule.retryAfter === undefined ? {} : { 'retry-after': String(rule.retryAfter) };
      if (typeof rule.body === 'string') return textAnswer(status, rule, headers);
      return json(status, rule.body ?? { error: `Fault ${status}`, detail: [] }, headers);
    }
    case 'redirect':
      return {
        status: rule.code ?? 302,
        contentType: 'text/plain',
        bytes: Buffer.alloc(0),
        headers: { location: rule.location ?? `${ownUrl}/elsewhere` },
      };
    case 'body':
      if (rule.bytes !== undefined) {
        const filler = Buffer.alloc(rule.bytes, 0x20);
        return { status: rule.code ?? 200, contentType: typeOf(rule), bytes: filler };
      }
      return textAnswer(rule.code ?? 200, rule, {});
    case 'expired-token':
      return json(401, { error: 'Token has expired', detail: [] });
    default:
      return undefined;
  }
}

function textAnswer(status: number, rule: FaultRule, headers: Record<string, string>): Answer {
  const text = typeof rule.body === 'string' ? rule.body : JSON.stringify(rule.body ?? '');
  return { status, contentType: typeOf(rule), bytes: Buffer.from(text), headers };
}

function typeOf(rule: FaultRule): string {
  return rule.contentType ?? 'text/html';
}

/** Named fields are bent at every depth; without names, those at the top. */
function withoutFields(value: unknown, rule: FaultRule): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => withoutFields(item, rule));
  const entries = Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
    const named = rule.fields?.includes(key) ?? true;
    if (!named) return [[key, withoutFields(child, rule)]];
    return rule.missing ? [] : [[key, null]];
  });
  return Object.fromEntries(entries);
}

function wrongTypes(value: unknown): unknown {
  if (Array.isArray(value)) return { 0: value[0] };
  if (typeof value === 'string') return 7;
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, wrongTypes(child)]));
}

/**
 * Same length, same first and last bytes, broken in between. A false marker inside a JPEG's
 * scan and a wrong checksum inside a PNG stop every decoder.
 */
function damage(picture: Buffer): Buffer {
  const broken = Buffer.from(picture);
  const from = Math.floor(broken.length * 0.45);
  const to = Math.floor(broken.length * 0.6);
  for (let at = from; at < to; at += 2)
    broken.writeUInt16BE(0xffc4, Math.min(at, broken.length - 2));
  return broken;
}
