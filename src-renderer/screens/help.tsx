/** Help: the user guide inside the app. */
import { Help } from '../features/help/help.tsx';

export function HelpScreen() {
  return <Help />;
}
