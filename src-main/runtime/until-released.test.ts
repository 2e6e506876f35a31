import { describe, expect, it } from 'vitest';
import { untilReleased, untilReleasedSync } from './until-released.ts';

const refused = (code: string) => Object.assign(new Error(code), { code });

/** Refuses so many times, then answers; counts its tries and the waits between them. */
function held(times: number, code = 'EBUSY') {
  const seen = { tries: 0, waited: 0 };
  const act = async () => {
    seen.tries += 1;
    if (seen.tries <= times) throw refused(code);
    return 'done';
  };
  const clock = {
    sleep: async (ms: number) => {
      seen.waited += ms;
    },
  };
  return { seen, act, clock };
}

describe('[RUN-16] a file that another program holds on Windows', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])('is tried again after %s', async (code) => {
    const { seen, act, clock } = held(3, code);
    expect(await untilReleased(act, { platform: 'win32', clock })).toBe('done');
    expect(seen).toEqual({ tries: 4, waited: 70 });
  });

  it('is given up after a while, with what the system said', async () => {
    const { seen, act, clock } = held(100, 'EPERM');
    await expect(untilReleased(act, { platform: 'win32', clock })).rejects.toMatchObject({
      code: 'EPERM',
    });
    expect(seen).toEqual({ tries: 9, waited: 2_550 });
  });

  it('is tried again before anything else may run, too', () => {
    const waits: number[] = [];
    let tries = 0;
    const act = () => {
      tries += 1;
      if (tries <= 2) throw refused('EBUSY');
      return 'done';
    };
    expect(untilReleasedSync(act, 'win32', (ms) => waits.push(ms))).toBe('done');
    expect(waits).toEqual([10, 20]);
    tries = 0;
    expect(() => untilReleasedSync(act, 'linux', (ms) => waits.push(ms))).toThrow('EBUSY');
    expect(waits).toHaveLength(2);
  });

  it('is waited for only where the system means that by its word', async () => {
    const { seen, act, clock } = held(1, 'EPERM');
    const tried = untilReleased(act, { platform: 'win32', clock, held: ['EBUSY'] });
    await expect(tried).rejects.toMatchObject({ code: 'EPERM' });
    expect(seen).toEqual({ tries: 1, waited: 0 });
  });

  it('is not waited for when something else is wrong, nor on other systems', async () => {
    const full = held(1, 'ENOSPC');
    await expect(
      untilReleased(full.act, { platform: 'win32', clock: full.clock }),
    ).rejects.toThrow();
    const linux = held(1);
    await expect(
      untilReleased(linux.act, { platform: 'linux', clock: linux.clock }),
    ).rejects.toMatchObject({ code: 'EBUSY' });
    expect([full.seen.tries, linux.seen.tries]).toEqual([1, 1]);
  });
});
