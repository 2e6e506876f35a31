/** What the export dialog holds: pictures, targets, names, folder, focus; and what the disk says to it. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { toFailure } from '../../../src-shared/domain/errors.ts';
import { nameable } from '../../../src-shared/domain/export/facts.ts';
import { DEFAULT_TEMPLATE, parseTemplate } from '../../../src-shared/domain/export/naming.ts';
import { DEFAULT_FOCUS } from '../../../src-shared/domain/export/placement.ts';
import { planExport } from '../../../src-shared/domain/export/plan.ts';
import type { ExportTarget } from '../../../src-shared/domain/export/target.ts';
import type { ExportCheck } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { PicturePoint } from '../../../src-shared/domain/review/library.ts';
import type { ExportFolder, ExportRequest } from '../../../src-shared/ipc/calls/export.ts';
import { useClient, useReview, useStores } from '../../stores/context.tsx';
import { wordsOf } from '../../text/failure.ts';
import { countPlanned, firstWhich, type Which, whichResults } from '../../view/export-view.ts';
import { fileWords } from './export-words.ts';
import type { ListedFile } from './file-list.tsx';

/** A pause in typing before the disk is asked. */
const CHECK_AFTER_MS = 300;

export type ExportForm = ReturnType<typeof useExportForm>;

export function useExportForm(collectionId: CollectionId, chosen: ReadonlySet<ResultId>) {
  const client = useClient();
  const { notices } = useStores();
  const results = useReview((state) => state.results);
  const skus = useReview((state) => state.skus);
  const collection = useReview((state) => state.collections.find((one) => one.id === collectionId));
  const [which, setWhich] = useState<Which>(() => firstWhich(results, chosen));
  const [targets, setTargets] = useState<readonly ExportTarget[] | null>(null);
  const [targetIds, setTargetIds] = useState<readonly string[]>([]);
  const [template, setTemplate] = useState(DEFAULT_TEMPLATE);
  const [collisions, setCollisions] = useState<'number' | 'skip'>('number');
  const [folder, setFolder] = useState<ExportFolder | null>(null);
  const [focus, setFocus] = useState<Readonly<Record<string, PicturePoint>>>({});
  const [check, setCheck] = useState<{ readonly of: unknown; readonly check: ExportCheck }>();

  useEffect(() => {
    let current = true;
    const load = async () => {
      const [known, last] = await Promise.all([
        client.call('export:targets'),
        client.call('export:last'),
      ]);
      if (!current) return;
      const wished = known.filter((one) => last.wish?.targetIds.includes(one.id));
      setTargets(known);
      setTargetIds((wished.length > 0 ? wished : known.slice(0, 1)).map((one) => one.id));
      setFolder(last.folder);
      if (last.wish) {
        setTemplate(last.wish.template);
        setCollisions(last.wish.collisions);
      }
    };
    load().catch((error: unknown) => {
      if (current) notices.getState().sayFailure(toFailure(error));
    });
    return () => {
      current = false;
    };
  }, [client, notices]);

  const meant = useMemo(() => whichResults(which, results, chosen), [which, results, chosen]);
  const named = useMemo(() => nameable(meant, skus), [meant, skus]);
  const taken = useMemo(
    () => (targets ?? []).filter((one) => targetIds.includes(one.id)),
    [targets, targetIds],
  );
  const typed = useDeferredValue(template);
  const parsed = useMemo(() => parseTemplate(typed), [typed]);
  const wellNamed = parsed.problems.length === 0;
  const name = collection?.name ?? '';
  const planned = useMemo(
    () =>
      wellNamed
        ? planExport({
            results: named,
            collection: { name },
            template: parsed,
            targets: taken,
            focus,
            collisions,
            taken: new Set(),
          })
        : [],
    [wellNamed, named, name, parsed, taken, focus, collisions],
  );

  const ready = wellNamed && meant.length > 0 && taken.length > 0;
  const request = useMemo<ExportRequest | null>(
    () =>
      ready && folder
        ? {
            collectionId,
            resultIds: meant.map((one) => one.id),
            folderId: folder.id,
            template: typed,
            targetIds: taken.map((one) => one.id),
            collisions,
            focus,
          }
        : null,
    [ready, folder, collectionId, meant, typed, taken, collisions, focus],
  );
  useEffect(() => {
    if (!request) return;
    let current = true;
    const timer = setTimeout(() => {
      client.call('export:check', request).then(
        (answer) => {
          if (current) setCheck({ of: request, check: answer });
        },
        (error: unknown) => {
          if (current) notices.getState().sayFailure(toFailure(error));
        },
      );
    }, CHECK_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, notices, request]);

  const checked = check && check.of === request ? check.check : null;
  const files = useMemo<readonly ListedFile[]>(
    () =>
      checked
        ? checked.files.map((file) => ({
            key: `${file.targetId} ${file.resultId}`,
            place: file.place,
            warnings: file.failure ? [wordsOf(file.failure).message] : fileWords(file),
            left: file.outcome !== 'write',
          }))
        : planned.map((file) => ({
            key: `${file.target.id} ${file.named.result.id}`,
            place: file.place,
            warnings: fileWords(file),
            left: file.outcome !== 'write',
          })),
    [checked, planned],
  );

  return {
    results,
    chosen,
    meant,
    which,
    setWhich,
    targets,
    setTargets,
    taken,
    setTargetIds,
    template,
    setTemplate,
    collisions,
    setCollisions,
    folder,
    setFolder,
    files,
    /** What the disk said; null while only the names are known. */
    checked,
    counts: countPlanned(planned),
    /** Null while something is missing. */
    request: template === typed ? request : null,
    focusOf: (id: ResultId): PicturePoint => focus[id] ?? DEFAULT_FOCUS,
    setFocus: (id: ResultId, at: PicturePoint) => setFocus((held) => ({ ...held, [id]: at })),
    setFocusForAll: (at: PicturePoint) =>
      setFocus(Object.fromEntries(meant.map((one) => [one.id, at]))),
  };
}
