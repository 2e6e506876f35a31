/**
 * Steering the sandbox, for tests and demos: the same functions in-process and over HTTP under
 * `/__sandbox/`, where each request carries the control token in `x-sandbox-control`.
 */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { AcceptanceJournal } from './acceptance-journal.ts';
import { type Answer, ApiError, json } from './answer.ts';
import { FaultRule } from './fault-rules.ts';
import type { CallRequest } from './request.ts';
import { jsonBody } from './request.ts';
import { OutcomeRule, type OutcomeRuleInput, type Settings, SettingsPatch } from './settings.ts';

export interface SandboxControl {
  /** Changes part of the settings; jobs accepted earlier keep their plan. */
  set(patch: SettingsPatch): Settings;
  settings(): Settings;
  /** Replaces all fault rules. The first rule that fits and is due is used. */
  setFaults(rules: readonly FaultRule[]): void;
  addFaults(...rules: readonly FaultRule[]): void;
  /** The rules not yet used up. */
  faults(): readonly FaultRule[];
  /** Plans how coming jobs end. */
  addOutcomes(...rules: readonly OutcomeRuleInput[]): void;
  journal(): AcceptanceJournal;
  /** Adds credits (or takes them, when negative). */
  topUp(credits: number): number;
  /** Sets the balance. */
  setCredits(credits: number): number;
  /** A token as `POST /auth/login` gives, with a lifetime of its own in seconds. */
  issueToken(lifeSeconds?: number): string;
  /** Ends all tokens issued so far, or this one (API tokens included). */
  expireTokens(token?: string): void;
  /** Ends the waiting of one job, or of all: what was planned to be ready is ready. */
  finishJobs(jobId?: string): void;
  /** Takes the port away: connections are refused by the operating system, until `listen()`. */
  stopListening(): Promise<void>;
  listen(): Promise<void>;
}

export const controlPrefix = '/__sandbox/';
export const controlHeader = 'x-sandbox-control';

/** Checks the control token in constant time. */
export function mayControl(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

const FaultList = z.array(FaultRule);
const OutcomeList = z.array(OutcomeRule);
const Credits = z.object({ add: z.number().optional(), set: z.number().optional() });
const TokenOrder = z.object({ lifeSeconds: z.number().optional(), token: z.string().optional() });
const JobOrder = z.object({ jobId: z.string().optional() });
const ListeningOrder = z.object({ forMs: z.number().min(0) });

/** Answers a control request whose token was checked. */
export function answerControl(
  control: SandboxControl,
  method: string,
  request: CallRequest,
): Answer {
  const call = `${method} ${request.path.slice(controlPrefix.length)}`;
  try {
    switch (call) {
      case 'GET journal':
        return json(200, control.journal());
      case 'GET settings':
        return json(200, control.settings());
      case 'PATCH settings':
        return json(200, control.set(SettingsPatch.parse(jsonBody(request))));
      case 'GET faults':
        return json(200, control.faults());
      case 'PUT faults':
        control.setFaults(FaultList.parse(listBody(request)));
        return json(200, control.faults());
      case 'POST faults':
        control.addFaults(...FaultList.parse(listBody(request)));
        return json(200, control.faults());
      case 'POST outcomes':
        control.addOutcomes(...OutcomeList.parse(listBody(request)));
        return json(200, {});
      case 'POST credits': {
        const { add, set } = Credits.parse(jsonBody(request));
        const credits = set === undefined ? control.topUp(add ?? 0) : control.setCredits(set);
        return json(200, { credits });
      }
      case 'POST tokens':
        return json(200, {
          token: control.issueToken(TokenOrder.parse(jsonBody(request)).lifeSeconds),
        });
      case 'POST tokens/expire':
        control.expireTokens(TokenOrder.parse(jsonBody(request)).token);
        return json(200, {});
      case 'POST jobs/finish':
        control.finishJobs(JobOrder.parse(jsonBody(request)).jobId);
        return json(200, {});
      case 'POST unreachable':
        return unreachableFor(control, ListeningOrder.parse(jsonBody(request)).forMs);
      default:
        throw new ApiError(404, `No such control call: ${call}`);
    }
  } catch (error) {
    if (error instanceof ApiError) return error.toAnswer();
    if (error instanceof z.ZodError) return new ApiError(422, z.prettifyError(error)).toAnswer();
    throw error;
  }
}

/** Answers first, then takes the port away for a while: a caller over HTTP could not undo it. */
function unreachableFor(control: SandboxControl, forMs: number): Answer {
  setTimeout(async () => {
    await control.stopListening();
    setTimeout(() => control.listen(), forMs);
  }, 20);
  return json(200, { unreachableForMs: forMs });
}

function listBody(request: CallRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new ApiError(400, 'Invalid JSON: expected a list');
  }
}
