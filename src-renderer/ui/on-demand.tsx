/** Parts of the window whose code is fetched when they are first shown, or a little before. */
import { type ComponentType, lazy, useState } from 'react';

/** The component, and `load`, which fetches it ahead: what is there already is drawn at once. */
export function onDemand<Props extends object>(fetch: () => Promise<ComponentType<Props>>) {
  let there: ComponentType<Props> | undefined;
  const load = async (): Promise<ComponentType<Props>> => {
    there = await fetch();
    return there;
  };
  const Later = lazy(async () => ({ default: await load() }));
  function OnDemand(props: Props) {
    // Chosen once: a component that becomes another one would lose its state.
    const [Shown] = useState<ComponentType<Props>>(() => there ?? Later);
    return <Shown {...props} />;
  }
  return Object.assign(OnDemand, { load });
}
