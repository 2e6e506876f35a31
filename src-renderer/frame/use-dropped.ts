/** What becomes of dropped files: results to review, a look, a portrait; everything else is SKUs. */
import { useCallback } from 'react';
import { readInstructionsText } from '../../src-shared/domain/instructions-file.ts';
import { DropAnswer } from '../../src-shared/ipc/drop.ts';
import { problemWords } from '../../src-shared/text/mistake-words.ts';
import { useClient, useStores } from '../stores/context.tsx';
import { usePresetActions } from '../stores/use-preset-actions.ts';
import { fill, t } from '../text/index.ts';

/** Far more than ten instructions fill. */
const MOST_BYTES = 1024 * 1024;

export function useDropped(): (files: readonly File[]) => Promise<void> {
  const client = useClient();
  const { view, identities, look, notices, review } = useStores();
  const { applyOpened } = usePresetActions();
  return useCallback(
    async (files) => {
      const [first] = files;
      const { route, identityOpen } = view.getState();
      const single = files.length === 1 ? first : undefined;
      if (route.screen === 'review') {
        const answer = DropAnswer.parse(await client.drop(files, 'review'));
        const id = answer.target === 'review' ? answer.collectionId : null;
        if (id !== null) review.getState().beginOpening(id);
        else notices.getState().say({ tone: 'bad', text: t('review.drop-nothing') });
        return;
      }
      if (single && /\.json$/i.test(single.name) && single.size <= MOST_BYTES) {
        const read = readInstructionsText(await single.text());
        if (read.ok) {
          const { instructions, options, name, unknown } = read;
          const title = name ?? single.name.replace(/\.json$/i, '');
          applyOpened({ instructions, ...(options ? { options } : {}) }, title, unknown);
          view.getState().go({ screen: 'new-batch' });
          return;
        }
        const [problem] = read.problems;
        const words = { file: single.name, problem: problem ? problemWords(problem, fill) : '' };
        notices.getState().say({ tone: 'bad', text: t('json.drop-invalid', words) });
        return;
      }
      if (single?.type.startsWith('image/') && (identityOpen || route.screen === 'identities')) {
        const answer = DropAnswer.parse(await client.drop(files, 'portrait'));
        const portrait = answer.target === 'portrait' ? answer.portrait : null;
        if (!portrait) {
          notices.getState().say({ tone: 'bad', text: t('portrait.no-picture') });
          return;
        }
        view.getState().set({ identityOpen: false });
        identities.getState().bring({
          ...portrait,
          onUploaded: ({ code, name, picture }) => {
            if (identityOpen) look.getState().setIdentity({ code, name, picture });
          },
        });
        return;
      }
      view.getState().go({ screen: 'new-batch' });
      await client.drop(files, 'skus');
    },
    [client, view, identities, look, notices, review, applyOpened],
  );
}
