/** One switch per kind of photo that can go out as a JPEG copy. Formats wait for the user's word. */
import type { ConversionKind } from '../../../src-shared/domain/conversion.ts';
import type { PreflightSummary } from '../../../src-shared/domain/draft-views.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Toggle } from '../../ui/check.tsx';
import { conversionWords, needsAgreement } from '../../view/preflight-view.ts';

export function ConversionSwitches({
  conversions,
  onTouched,
}: {
  readonly conversions: PreflightSummary['conversions'];
  readonly onTouched: () => void;
}) {
  const client = useClient();
  const act = useAct();
  if (conversions.length === 0) return null;
  return (
    <div>
      <p className="mb-2 text-cap text-text-2">{t('preflight.conversions')}</p>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-x-6 gap-y-2">
        {conversions.map(({ kind, photos, on }) => (
          <li key={kind}>
            <Toggle
              label={conversionWords(kind, photos)}
              text={stateWords(kind, on)}
              value={on}
              onChange={(next) => {
                onTouched();
                void act(() => client.call('intake:set-conversions', { [kind]: next }));
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateWords(kind: ConversionKind, on: boolean): string {
  if (on) return t('conversion.on');
  return t(needsAgreement(kind) ? 'conversion.not-sent' : 'conversion.sent-so');
}
