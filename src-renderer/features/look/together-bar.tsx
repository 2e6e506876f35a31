/** Which instructions a change goes to, while several are edited together. */
import { useLook } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from '../../ui/check.tsx';

export function TogetherBar() {
  const cards = useLook((state) => state.cards);
  const together = useLook((state) => state.together);
  const editTogether = useLook((state) => state.editTogether);
  if (together.length === 0) return null;
  return (
    <fieldset
      aria-label={t('card.together')}
      className="mt-3 flex flex-wrap items-center gap-x-2 rounded-md border border-accent px-2.5 py-1"
    >
      <span className="text-cap text-text-2">{t('card.together')}</span>
      {cards.map((card, index) => (
        <span key={card.id} className="flex items-center tabular-nums">
          <Check
            label={t('card.together-one', { n: index + 1 })}
            checked={together.includes(card.id)}
            onChange={(on) =>
              editTogether(on ? [...together, card.id] : together.filter((one) => one !== card.id))
            }
          />
          <span aria-hidden>{index + 1}</span>
        </span>
      ))}
      <span className="flex-1" />
      <Button small kind="quiet" onPress={() => editTogether([])}>
        {t('card.together-done')}
      </Button>
    </fieldset>
  );
}
