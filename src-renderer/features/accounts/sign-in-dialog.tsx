/** The sign-in form over whatever is open. */
import { useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SignInForm } from './sign-in-form.tsx';

export function SignInDialog() {
  const open = useView((state) => state.signInOpen);
  const set = useView((state) => state.set);
  const close = () => set({ signInOpen: false });
  return (
    <Dialog title={t('welcome.sign-in')} open={open} onClose={close}>
      <SignInForm onDone={close} />
    </Dialog>
  );
}
