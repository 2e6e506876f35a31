/** One picture large beside the flat-lay it came from, with a filmstrip. Arrow keys walk along it. */
import { ArrowLeft, ChevronLeft, ChevronRight, FolderOpen } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { BatchId, OutputId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/contract.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import type { Mat } from '../../stores/view.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { frontOf, type Result } from '../../view/result-view.ts';
import { Filmstrip } from './filmstrip.tsx';
import { Frame, lookAt } from './frame.tsx';

const MATS: Readonly<Record<Mat, string>> = {
  dark: 'bg-black',
  grey: 'bg-[#777777]',
  white: 'bg-white',
};

const NEXT_MAT: Readonly<Record<Mat, Mat>> = { dark: 'grey', grey: 'white', white: 'dark' };

export function ResultStage({
  results,
  open,
  batchId,
}: {
  readonly results: ReadonlyMap<OutputId, Result>;
  readonly open: Result;
  readonly batchId: BatchId | undefined;
}) {
  const go = useView((state) => state.go);
  const mat = useView((state) => state.mat);
  const set = useView((state) => state.set);
  const [photoAt, setPhotoAt] = useState(() => frontOf(open));
  const [full, setFull] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const flatLay = useRef<HTMLDivElement>(null);
  const result = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => [...results.keys()], [results]);
  const { output, run } = open;
  const at = ids.indexOf(output.id);
  const inBatch = batchId === undefined ? {} : { batchId };
  const show = (index: number) => {
    const outputId = ids[index];
    if (outputId !== undefined) go({ screen: 'review', outputId, ...inBatch });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another SKU begins with its front
  useEffect(() => setPhotoAt(frontOf(open)), [run.id]);
  useEffect(() => stage.current?.focus({ preventScroll: true }), []);

  function onKeyDown(event: KeyboardEvent): void {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowRight: () => show(at + 1),
      ArrowLeft: () => show(at - 1),
      ArrowDown: () => setPhotoAt(Math.min(run.photos.length - 1, photoAt + 1)),
      ArrowUp: () => setPhotoAt(Math.max(0, photoAt - 1)),
      z: () => setFull(!full),
      b: () => set({ mat: NEXT_MAT[mat] }),
      Escape: () => go({ screen: 'review', ...inBatch }),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = event.target === stage.current ? keys[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  }

  const photo = run.photos[Math.min(photoAt, run.photos.length - 1)];
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b bg-panel px-4">
        <Button kind="quiet" onPress={() => go({ screen: 'review', ...inBatch })}>
          <ArrowLeft size={15} aria-hidden />
          {t('review.back')}
        </Button>
        <span className="text-text-2 tabular-nums">
          {at + 1} / {ids.length}
        </span>
        <span className="flex-1" />
        <Segmented
          label={t('review.zoom')}
          value={full ? 'full' : 'fit'}
          onChange={(next) => setFull(next === 'full')}
          segments={[
            { value: 'fit', label: t('review.zoom-fit') },
            { value: 'full', label: t('review.zoom-full') },
          ]}
        />
        <Segmented
          label={t('review.mat')}
          value={mat}
          onChange={(next) => set({ mat: next })}
          segments={[
            { value: 'dark', label: t('review.mat-dark') },
            { value: 'grey', label: t('review.mat-grey') },
            { value: 'white', label: t('review.mat-white') },
          ]}
        />
      </header>
      <div className="flex min-h-0 flex-1">
        {/* biome-ignore lint/a11y/useSemanticElements: a stage of pictures walked by arrow keys */}
        <div
          ref={stage}
          role="group"
          aria-label={`${run.sku}, ${output.fileName}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the arrow keys
          tabIndex={0}
          onKeyDown={onKeyDown}
          className={cx('inset-focus flex min-w-0 flex-1', MATS[mat])}
        >
          <Frame
            src={photo ? mediaUrl('photo', photo.id, 'full') : null}
            alt={photo ? `${t('review.flat-lay')}: ${photo.name}` : ''}
            label={photo?.name ?? ''}
            full={full}
            scroller={flatLay}
            onScroll={(look) => result.current && lookAt(result.current, look)}
          />
          <Frame
            src={mediaUrl('output', output.id, 'full')}
            alt={`${t('review.result')}: ${output.fileName}`}
            label={output.fileName}
            full={full}
            scroller={result}
            onScroll={(look) => flatLay.current && lookAt(flatLay.current, look)}
          />
        </div>
        <Facts result={open} photoAt={photoAt} onPhoto={setPhotoAt} />
      </div>
      <div className="flex shrink-0 items-center border-t bg-panel">
        <IconButton label={t('review.previous')} isDisabled={at <= 0} onPress={() => show(at - 1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <Filmstrip
          results={results}
          ids={ids}
          open={output.id}
          onOpen={(id) => show(ids.indexOf(id))}
        />
        <IconButton
          label={t('review.next')}
          isDisabled={at >= ids.length - 1}
          onPress={() => show(at + 1)}
        >
          <ChevronRight size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

function Facts({
  result,
  photoAt,
  onPhoto,
}: {
  readonly result: Result;
  readonly photoAt: number;
  readonly onPhoto: (index: number) => void;
}) {
  const client = useClient();
  const act = useAct();
  const { output, run } = result;
  const facts: readonly (readonly [string, string])[] = [
    [t('review.identity'), run.identity],
    ...(output.qualityScore === null
      ? []
      : ([[t('review.score'), output.qualityScore.toFixed(2)]] as const)),
    ...(output.needsReview
      ? ([[t('review.server-says'), output.reviewReason ?? t('review.needs-review')]] as const)
      : []),
    ...(output.width === null || output.height === null
      ? []
      : ([[t('review.pixels'), `${output.width} × ${output.height}`]] as const)),
    [t('review.file'), output.fileName],
  ];
  return (
    <aside className="flex w-[248px] shrink-0 flex-col gap-4 overflow-y-auto border-l bg-panel p-4">
      <div>
        <h1>
          <SkuName name={run.sku} className="!font-semibold text-title" />
        </h1>
        <p className="text-text-2">
          {t('review.pose', { n: output.groupIndex + 1 })} ·{' '}
          {t('review.variation', { n: output.imageIndex + 1 })}
        </p>
      </div>
      <dl className="grid grid-cols-[84px_1fr] gap-y-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-text-2">{name}</dt>
            <dd className="min-w-0 select-text break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <div>
        <p className="mb-1.5 text-cap text-text-2">
          {t('review.photo-of', { n: photoAt + 1, all: run.photos.length })}
        </p>
        <div className="flex flex-wrap gap-1.5">
          {run.photos.map((photo, index) => (
            <Button
              key={photo.id}
              kind="quiet"
              aria-label={photo.name}
              aria-pressed={index === photoAt}
              onPress={() => onPhoto(index)}
              className={cx(
                '!h-auto !p-0',
                index === photoAt && 'outline-2 outline-accent outline-offset-1',
              )}
            >
              <Picture src={mediaUrl('photo', photo.id, 96)} alt="" className="h-14 w-11" />
            </Button>
          ))}
        </div>
      </div>
      <Button onPress={() => void act(() => client.call('outputs:show', { outputId: output.id }))}>
        <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
        {t('review.show-file')}
      </Button>
    </aside>
  );
}
