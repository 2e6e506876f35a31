/** Text fields: one line, several lines, search, secret. A label always, a reason when refused. */
import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Button,
  FieldError,
  Input,
  Label,
  SearchField,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import { cx } from './cx.ts';

export const INPUT =
  'h-[30px] w-full min-w-0 rounded-md border border-line-strong bg-field px-2.5 text-base text-text ' +
  'transition-colors duration-120 hover:border-text-3 focus-visible:outline-offset-0';

export function FieldLabel({ children }: { readonly children: ReactNode }) {
  return <span className="mb-1.5 block text-cap text-text-2">{children}</span>;
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly type?: 'text' | 'password' | 'url';
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly hideLabel?: boolean;
  readonly rows?: number;
  readonly className?: string;
  readonly maxLength?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function Field({
  label,
  placeholder,
  hint,
  error,
  hideLabel = false,
  rows,
  className,
  inputRef,
  ...rest
}: FieldProps) {
  return (
    <TextField
      {...rest}
      aria-label={label}
      isInvalid={Boolean(error)}
      className={cx('block', className)}
    >
      {hideLabel ? null : <Label className="mb-1.5 block text-cap text-text-2">{label}</Label>}
      {rows === undefined ? (
        <Input
          {...(inputRef === undefined ? {} : { ref: inputRef })}
          placeholder={placeholder ?? ''}
          spellCheck={false}
          className={cx(INPUT, error && 'border-bad')}
        />
      ) : (
        <TextArea
          placeholder={placeholder ?? ''}
          rows={rows}
          className={cx(INPUT, 'h-auto resize-none py-1.5')}
        />
      )}
      {hint ? (
        <Text slot="description" className="mt-1 block text-note text-text-3">
          {hint}
        </Text>
      ) : null}
      <FieldError className="mt-1 block text-cap text-bad">{error}</FieldError>
    </TextField>
  );
}

export function SearchBox({
  label,
  value,
  onChange,
  className,
  autoFocus = false,
  clearLabel,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string;
  readonly autoFocus?: boolean;
  readonly clearLabel: string;
}) {
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      className={cx('relative flex items-center', className)}
    >
      <Search size={15} aria-hidden className="pointer-events-none absolute left-2.5 text-text-3" />
      <Input
        placeholder={label}
        className={cx(
          INPUT,
          '!pl-8 text-ellipsis [&::-webkit-search-cancel-button]:hidden',
          value !== '' && '!pr-8',
        )}
      />
      {value === '' ? null : (
        <Button
          aria-label={clearLabel}
          className="absolute right-1 flex size-[22px] items-center justify-center rounded-sm text-text-3 hover:bg-hover hover:text-text"
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </SearchField>
  );
}
