/** New batch: SKUs left, look right, cost and Start below; everything visible at once. */
import { CostBar } from '../features/cost/cost-bar.tsx';
import { IdentityCard } from '../features/identities/identity-card.tsx';
import { DraftPane } from '../features/intake/draft-pane.tsx';
import { PhotoTray } from '../features/intake/photo-tray.tsx';
import { LookPanel } from '../features/look/look-panel.tsx';
import { StartLater } from '../features/night/start-later.tsx';
import { PresetMenu } from '../features/presets/preset-menu.tsx';

export function NewBatch() {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {/* Where there is no room beside each other, one stands below the other and both are scrolled. */}
      <div className="flex min-h-0 flex-1 max-[760px]:flex-col max-[760px]:overflow-y-auto">
        <div className="flex min-w-0 flex-1 flex-col max-[760px]:flex-none">
          <DraftPane />
          <PhotoTray />
        </div>
        <LookPanel identity={<IdentityCard />} presets={<PresetMenu />} />
      </div>
      <CostBar later={(start) => <StartLater onStart={start} />} />
    </div>
  );
}
