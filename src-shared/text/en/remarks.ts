/** What is told when a batch begins, of the keychain, and of mistakes in a text of instructions. */
export const remarks = {
  'remark.photo': '{sku}: {problem}',
  'remark.more-photos': {
    one: 'There is {n} more remark on photos.',
    other: 'There are {n} more remarks on photos.',
  },
  'remark.place-occupied':
    '{place} holds other files, which are left alone; the results of {sku} go to {to}.',
  'remark.place-taken': 'The name {place} is taken; the results of {sku} go to {to}.',
  'remark.folder-occupied':
    '{place} holds other files, which are left alone; the results go to {to}.',
  'remark.parallel-lowered':
    '{asked} jobs at once is more than the account’s {jobs}; {jobs} are used.',
  'remark.done-elsewhere':
    '{sku}: {place} holds results that were not made here; skipped, no picture was made.',
  'remark.fetch-first': {
    one: '{sku}: the missing pictures are fetched first, free. Only what PiktID cannot deliver is ordered again, for about {n} credit.',
    other:
      '{sku}: the missing pictures are fetched first, free. Only what PiktID cannot deliver is ordered again, for about {n} credits.',
  },
  'keychain.allow': 'Allow the app to use the keychain when macOS asks, then sign in again.',
  'keychain.own-profile': 'Sign in to Windows with a profile of your own, then sign in here again.',
  'keychain.keyring':
    'Install and unlock a keyring (GNOME Keyring or KWallet), start the app again, then sign in.',
  'mistake.place': 'line {line}, column {column}',
  'mistake.instruction': 'instruction {n}',
  'mistake.at': '{place}: {mistake}',
  'mistake.found': 'found {letter}',
  'mistake.text-ends': 'the text ends here',
  'mistake.no-value': 'a value expected, but {found}',
  'mistake.no-field-name': 'a field name in double quotes expected, but {found}',
  'mistake.no-colon': '":" expected, but {found}',
  'mistake.no-comma': '"," or "{end}" expected, but {found}',
  'mistake.no-end': 'the end of the text expected, but {found}',
  'mistake.too-deep': 'nested too deeply',
  'mistake.no-closing-quote': 'a text without its closing quote',
  'mistake.line-break': 'a line break inside a text; write \\n',
  'mistake.backslash': 'a backslash that means nothing; write \\\\',
  'mistake.no-list': 'a list of instructions, or {"instructions": […]}, expected',
  'mistake.not-text': 'a text in double quotes expected',
  'mistake.not-number': 'a number expected',
  'mistake.not-whole-number': 'a whole number expected',
  'mistake.not-object': 'an object in braces expected',
  'mistake.not-list': 'a list in brackets expected',
  'mistake.not-one-of': 'one of {values} expected',
  'mistake.too-few': 'at least {limit} instruction expected',
  'mistake.too-many': 'at most {limit} instructions can be sent',
  'mistake.too-small': 'must be at least {limit}',
  'mistake.too-large': 'must be at most {limit}',
} as const;
