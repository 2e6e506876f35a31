/** Presets: looks under a name, built in and the user's own. */
import { FileUp } from 'lucide-react';
import { PresetLists } from '../features/presets/preset-lists.tsx';
import { usePresetActions } from '../stores/use-preset-actions.ts';
import { t } from '../text/index.ts';
import { Button } from '../ui/button.tsx';

export function PresetsScreen() {
  const { importOne } = usePresetActions();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-[18px] pb-10">
      <header className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-title">{t('preset.title')}</h1>
          <p className="mt-0.5 text-text-2">{t('preset.text')}</p>
        </div>
        <Button onPress={() => void importOne()}>
          <FileUp size={15} strokeWidth={1.75} aria-hidden />
          {t('preset.import')}
        </Button>
      </header>
      <PresetLists />
    </div>
  );
}
