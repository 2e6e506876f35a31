/** A screen that throws shows a sentence and a way back, and leaves the rest of the window alone. */
import { Component, type ReactNode } from 'react';
import { t } from '../text/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/states.tsx';

interface State {
  readonly failed: boolean;
}

export class FaultBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" className="h-full">
        <Empty title={t('error.crashed')} text={t('error.crashed-text')}>
          <Button onPress={() => this.setState({ failed: false })}>{t('action.retry')}</Button>
        </Empty>
      </div>
    );
  }
}
