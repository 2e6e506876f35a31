/** A code that is typed: asked for at once, so that a wrong one is known before anything is sent. */
import { type FormEvent, useState } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import { useClient } from '../../stores/context.tsx';
import { useOpenPage } from '../../stores/use-open-page.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { failurePage } from '../../view/failure-page.ts';

export function CodeField({
  account,
  onFound,
}: {
  /** Absent: the active one. */
  readonly account?: AccountKey | undefined;
  readonly onFound: (identity: IdentityView) => void;
}) {
  const client = useClient();
  const [code, setCode] = useState('');
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const openPage = useOpenPage();
  const page = failure ? failurePage(failure.code) : null;
  async function check(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (code.trim() === '' || checking) return;
    setChecking(true);
    setFailure(null);
    try {
      onFound(await client.call('identities:check', { code: code.trim(), account }));
    } catch (error) {
      setFailure(toFailure(error));
    } finally {
      setChecking(false);
    }
  }
  return (
    <form onSubmit={(event) => void check(event)} className="flex items-end gap-2">
      <Field
        label={t('identity.code')}
        placeholder={t('identity.code-hint')}
        value={code}
        onChange={(next) => {
          setCode(next);
          setFailure(null);
        }}
        error={failure ? sentencesOf(failure) : null}
        className="flex-1"
      />
      <Button type="submit" isPending={checking}>
        {checking ? t('identity.checking') : t('identity.use-code')}
      </Button>
      {page ? (
        <Button kind="quiet" onPress={() => openPage(page)}>
          {t(`page.${page}`)}
        </Button>
      ) : null}
    </form>
  );
}

function sentencesOf(failure: Failure): string {
  const { message, remedy } = wordsOf(failure);
  return [message, remedy].filter(Boolean).join(' ');
}
