import { expect, it } from 'vitest';
import { autostartEntry } from './autostart-entry.ts';

it('[NIGHT-03] quotes every word of the command, whatever it holds', () => {
  const text = autostartEntry('Studio', ['/opt/My App/studio', '/a "b" $c 100%\\d']);
  expect(text.split('\n')).toContain(
    'Exec="/opt/My App/studio" "/a \\\\"b\\\\" \\\\$c 100%%\\\\\\\\d"',
  );
  expect(text.startsWith('[Desktop Entry]\nType=Application\nName=Studio\n')).toBe(true);
});
