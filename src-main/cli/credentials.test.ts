import { describe, expect, it } from 'vitest';
import { type CredentialSources, findCredentials } from './credentials.ts';

const nothing = { username: undefined, password: undefined, token: undefined };
const from = (part: Partial<CredentialSources>) =>
  findCredentials({ flags: nothing, env: {}, ask: null, ...part });

describe('[RUN-07] credentials', () => {
  it('come from flags first, then from the environment', async () => {
    const env = { FLAT_TO_MODEL_USERNAME: 'env', FLAT_TO_MODEL_PASSWORD: 'env-pw' };
    expect(await from({ env })).toEqual({
      kind: 'password',
      username: 'env',
      password: 'env-pw',
    });
    expect(await from({ env, flags: { ...nothing, username: 'ann', password: 'pw' } })).toEqual({
      kind: 'password',
      username: 'ann',
      password: 'pw',
    });
    expect(await from({ env, flags: { ...nothing, token: ' tok ' } })).toEqual({
      kind: 'token',
      token: 'tok',
    });
  });

  it('let a name given by flag outrank a token of the environment', async () => {
    const found = await from({
      env: { FLAT_TO_MODEL_TOKEN: 'tok' },
      flags: { ...nothing, username: 'ann', password: 'pw' },
    });
    expect(found.kind).toBe('password');
  });

  it('are asked for only where somebody sits at a terminal', async () => {
    const asked: string[] = [];
    const ask = {
      visible: async (question: string) => {
        asked.push(question);
        return 'ann';
      },
      hidden: async (question: string) => {
        asked.push(question);
        return 'pw';
      },
    };
    expect(await from({ ask })).toEqual({ kind: 'password', username: 'ann', password: 'pw' });
    expect(asked).toEqual(['PiktID user name or e-mail: ', 'Password of ann: ']);
    await expect(from({})).rejects.toMatchObject({ code: 'usage' });
  });

  it('refuse a token and a password together, without printing either', async () => {
    const both = from({ flags: { username: 'ann', password: 'pw-1', token: 'tok-1' } });
    await expect(both).rejects.toThrow('Give either --token, or --username and --password');
    await expect(both).rejects.not.toThrow(/pw-1|tok-1/);
  });
});
