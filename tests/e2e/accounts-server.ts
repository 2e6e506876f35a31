/** A small server for sign-in tests: one person with a password and tokens of their own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AccountServer {
  readonly url: string;
  /** Tokens that are accepted now. */
  readonly tokens: Set<string>;
  /** What `Authorization` headers were seen. */
  readonly seen: string[];
  close(): void;
}

/** `issued` is the token a sign-in with the right password gets. */
export async function startAccountServer(person: {
  readonly user: string;
  readonly password: string;
  readonly issued: string;
}): Promise<AccountServer> {
  const tokens = new Set<string>();
  const seen: string[] = [];
  const basic = Buffer.from(`${person.user}:${person.password}`).toString('base64');
  const server = createServer((request, response) => {
    const authorization = request.headers.authorization ?? '';
    seen.push(authorization);
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/auth/login') {
      if (authorization !== `Basic ${basic}`) return answer(401, { error: 'Invalid credentials' });
      tokens.add(person.issued);
      return answer(200, { token: person.issued });
    }
    if (!tokens.has(authorization.replace('Bearer ', ''))) {
      return answer(401, { error: 'Token expired or invalid' });
    }
    if (request.url === '/auth/me') return answer(200, { username: person.user, credits: 12 });
    return answer(200, { identities: [], pagination: { page: 1, pages: 1, total: 0 } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    seen,
    close: () => server.close(),
  };
}
