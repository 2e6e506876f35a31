/** The double's half of what leaves the review: targets, a check with things in the way, a job that goes on. */
import { BUILT_IN_TARGETS } from '../../src-shared/domain/export/built-in-targets.ts';
import type { ExportTarget } from '../../src-shared/domain/export/target.ts';
import type { CostRow, ExportCheck, ExportJob } from '../../src-shared/domain/export/views.ts';
import type { GrantId } from '../../src-shared/domain/ids.ts';
import type { CallInput, CallOutput, EventName } from '../../src-shared/ipc/contract.ts';
import { NOW } from './fixtures.ts';

const FOLDER = { id: 'grant-export' as GrantId, label: 'Pictures/For the shop' };

function costs(name: string, pictures: number, change: Partial<CostRow> = {}): CostRow {
  const picked = Math.round(pictures * 0.4);
  return {
    name,
    pictures,
    picked,
    rejected: Math.round(pictures * 0.2),
    credits: pictures * 3,
    unpriced: 0,
    perPicked: picked === 0 ? null : (pictures * 3) / picked,
    ...change,
  };
}

export function exportHandlers(emit: (name: EventName, payload: unknown) => void) {
  let own: ExportTarget[] = [
    {
      ...(BUILT_IN_TARGETS[0] as ExportTarget),
      id: 'own-1',
      name: 'Lookbook, A5 portrait',
      builtIn: false,
      source: null,
      size: { kind: 'ratio', width: 3, height: 4, longest: 3000 },
    },
  ];
  let job: ExportJob | null = null;
  const tell = (change: Partial<ExportJob>) => {
    if (!job) return;
    job = { ...job, ...change };
    emit('export:changed', job);
  };
  return {
    'export:targets': () => [...BUILT_IN_TARGETS, ...own],
    'export:save-target': ({ id, settings }: CallInput<'export:save-target'>): ExportTarget => {
      const saved = {
        ...settings,
        id: id ?? `own-${own.length + 1}`,
        builtIn: false,
        source: null,
      } as ExportTarget;
      own = [...own.filter((one) => one.id !== saved.id), saved];
      return saved;
    },
    'export:remove-target': ({ id }: CallInput<'export:remove-target'>) => {
      own = own.filter((one) => one.id !== id);
    },
    'export:pick-folder': () => FOLDER,
    'export:last': () => ({ folder: FOLDER, wish: null }),
    'export:check': (request: CallInput<'export:check'>): ExportCheck => {
      const files = request.targetIds.flatMap((targetId) =>
        request.resultIds.map((resultId, at) => ({
          resultId: resultId as never,
          targetId,
          place: `CT-${1048 + Math.floor(at / 2)}_front_0${(at % 2) + 1}${at === 1 ? ' (2)' : ''}.jpg`,
          collision: at === 1 ? ('file' as const) : null,
          outcome: at === 3 ? ('refuse' as const) : ('write' as const),
          width: 1801,
          height: 2600,
          enlarged: null,
          smaller: at === 2,
          failure: null,
        })),
      );
      const refuse = files.filter((file) => file.outcome === 'refuse').length;
      return {
        files,
        write: files.length - refuse,
        skip: 0,
        refuse,
        existing: 1,
        freeBytes: 212_400_000_000,
      };
    },
    'export:start': (request: CallInput<'export:start'>) => {
      const total = request.resultIds.length * request.targetIds.length;
      job = {
        id: 'export-1',
        kind: 'pictures',
        state: 'running',
        folderLabel: FOLDER.label,
        done: Math.floor(total / 3),
        total,
        written: Math.floor(total / 3),
        skipped: 0,
        bytes: 41_000_000,
        problems: [],
        failed: 0,
        notes: [],
        failure: null,
        startedMs: NOW,
        endedMs: null,
      };
      tell({});
      return { exportId: job.id };
    },
    'export:cancel': () =>
      tell({
        state: 'cancelled',
        endedMs: NOW,
        skipped: 1,
        failed: 1,
        problems: [
          {
            resultId: null,
            name: 'CT-1049_front_02.jpg',
            failure: {
              code: 'disk-full',
              message: 'The disk is full: the file was not written.',
              remedy: 'Make room, then export these again.',
            },
          },
        ],
        notes: [
          { said: 'smaller', n: 3 },
          { said: 'quality', file: 'CT-1049_front_01.jpg', quality: 81, asked: 92 },
        ],
      }),
    'export:jobs': (): ExportJob[] => (job ? [job] : []),
    'export:costs': (): CallOutput<'export:costs'> => ({
      total: costs('', 240, { unpriced: 0 }),
      byLook: [
        costs('Northern lookbook', 120),
        costs('White studio', 84),
        costs('Street, evening light with long shadows', 30, { unpriced: 6, perPicked: null }),
        costs('', 6, { picked: 0, perPicked: null }),
      ],
      byIdentity: [costs('PiktidSummer', 140), costs('PiktidMilo', 100)],
    }),
  };
}
