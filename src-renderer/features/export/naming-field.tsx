/** The naming template: a text with tokens, chips that put them in, and what is wrong with it. */
import { useRef } from 'react';
import {
  MAX_TEMPLATE,
  NAMING_TOKENS,
  type NamingToken,
  parseTemplate,
} from '../../../src-shared/domain/export/naming.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { withToken } from '../../view/export-view.ts';
import { problemWords } from './export-words.ts';

const USUAL: readonly NamingToken[] = [
  'sku',
  'view',
  'sequence',
  'identity',
  'date',
  'target',
  'variation',
  'original',
];
const REST = NAMING_TOKENS.filter((token) => !USUAL.includes(token));

export function NamingField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (template: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const problem = parseTemplate(value).problems[0];

  function insert(token: NamingToken): void {
    const field = input.current;
    const from = field?.selectionStart ?? value.length;
    const { text, cursor } = withToken(value, token, from, field?.selectionEnd ?? from);
    if (text.length > MAX_TEMPLATE) return;
    onChange(text);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(cursor, cursor);
    });
  }

  return (
    <div>
      <Field
        label={t('export.name')}
        value={value}
        onChange={onChange}
        maxLength={MAX_TEMPLATE}
        inputRef={input}
        hint={t('export.name-hint', { example: '{sequence:3}' })}
        error={problem ? problemWords(problem) : null}
      />
      <fieldset className="mt-1.5 flex flex-wrap gap-1">
        <legend className="sr-only">{t('export.name-tokens')}</legend>
        {[...USUAL, ...REST].map((token) => (
          <Button
            key={token}
            small
            kind="quiet"
            onPress={() => insert(token)}
            className="!h-6 border !px-1.5 !font-normal"
          >
            {t(`export.token-${token}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
