/**
 * Grants: the renderer never names a path. A folder or file that the user picked or dropped gets an
 * id here, and only ids come back. Lives as long as the process.
 */
import { randomUUID } from 'node:crypto';
import { basename, dirname, sep } from 'node:path';
import { GrantId } from '../../src-shared/domain/ids.ts';
import { refusal } from '../../src-shared/text/refusal.ts';

export type GrantKind = 'folder' | 'file';

export interface Grants {
  /** The same path is granted once: the same id again. */
  grant(path: string, kind: GrantKind): GrantId;
  /** Throws `not-allowed` for an id that was never given out, or for the other kind. */
  pathOf(id: GrantId, kind: GrantKind): string;
}

export function createGrants(): Grants {
  const paths = new Map<GrantId, { readonly path: string; readonly kind: GrantKind }>();
  const ids = new Map<string, GrantId>();
  return {
    grant: (path, kind) => {
      const key = `${kind}:${path}`;
      const known = ids.get(key);
      if (known !== undefined) return known;
      const id = GrantId.parse(randomUUID());
      ids.set(key, id);
      paths.set(id, { path, kind });
      return id;
    },
    pathOf: (id, kind) => {
      const grant = paths.get(id);
      if (grant?.kind === kind) return grant.path;
      throw refusal('not-allowed', { why: 'choose-again' });
    },
  };
}

/** The end of a path, enough to tell two folders of one name apart: `Spring/Women/SKU 001`. */
export function folderLabel(dir: string): string {
  const parent = dirname(dir);
  const grandparent = basename(dirname(parent));
  return (
    [grandparent, basename(parent), basename(dir)].filter((part) => part !== '').join('/') || sep
  );
}
