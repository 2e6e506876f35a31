/** Settings: appearance, accounts, storage, updates, about. */
import { AboutSection } from '../features/settings/about-section.tsx';
import { AccountsSection } from '../features/settings/accounts-section.tsx';
import { AppearanceSection } from '../features/settings/appearance-section.tsx';
import { NightSection } from '../features/settings/night-section.tsx';
import { StorageSection } from '../features/settings/storage-section.tsx';
import { UpdateSection } from '../features/settings/update-section.tsx';
import { t } from '../text/index.ts';

export function SettingsScreen() {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-[720px] px-6 pt-[18px] pb-12">
        <h1 className="font-semibold text-title">{t('settings.title')}</h1>
        <AppearanceSection />
        <AccountsSection />
        <NightSection />
        <StorageSection />
        <UpdateSection />
        <AboutSection />
      </div>
    </div>
  );
}
