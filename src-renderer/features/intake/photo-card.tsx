/** One photo on the strip. Drag it, or hold Alt and press an arrow key, to change the order. */
import { Eye, EyeOff } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DraftPhotoView } from '../../../src-shared/domain/draft-views.ts';
import type { PhotoId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { formatBytes } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Field } from '../../ui/field.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Picture } from '../../ui/picture.tsx';
import { needsAgreement } from '../../view/preflight-view.ts';

/** Typing is sent when it rests, not at every letter. */
const NOTE_REST_MS = 500;

export interface PhotoCardProps {
  readonly photo: DraftPhotoView;
  /** What preflight found about it. */
  readonly problem: string | undefined;
  readonly index: number;
  readonly all: number;
  readonly dropHere: boolean;
  readonly dropAfter: boolean;
  readonly dragging: boolean;
  readonly onMove: (to: number) => void;
  readonly onEdit: (photo: DraftPhotoView) => void;
  readonly onDrag: (id: PhotoId | null) => void;
  readonly onHover: (id: PhotoId | null) => void;
  readonly onDrop: () => void;
}

const ROLES = ['front', 'back', 'detail', 'other'] as const;

/** A role read from the file's name is shown as the guess it is. */
function roleWords(role: (typeof ROLES)[number], photo: DraftPhotoView): string {
  const words = t(`tray.role-${role}`);
  return photo.roleGuessed && photo.role === role ? t('tray.role-guessed', { role: words }) : words;
}

function facts(photo: DraftPhotoView): string {
  const pixels =
    photo.width !== null && photo.height !== null ? `${photo.width} × ${photo.height} · ` : '';
  return `${pixels}${formatBytes(photo.bytes)}${conversionMark(photo)}`;
}

/** The card says which photo it is. */
function withoutName(problem: string, name: string): string {
  const rest = problem.startsWith(`${name} `) ? problem.slice(name.length + 1) : problem;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

export function PhotoCard(props: PhotoCardProps) {
  const { photo, index, all, onEdit } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    event.stopPropagation();
    props.onMove(event.key === 'ArrowLeft' ? index - 1 : index + 1);
  };
  return (
    <li
      draggable
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', photo.name);
        props.onDrag(photo.id);
      }}
      onDragEnd={() => {
        props.onDrag(null);
        props.onHover(null);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        props.onHover(photo.id);
      }}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
      className={cx(
        'relative flex w-[264px] shrink-0 gap-3',
        props.dragging && 'opacity-40',
        props.dropHere &&
          (props.dropAfter
            ? 'shadow-[7px_0_0_-5px_var(--accent)]'
            : 'shadow-[-7px_0_0_-5px_var(--accent)]'),
      )}
    >
      <span className="relative">
        <Picture
          src={mediaUrl('draft-photo', photo.id, 256)}
          alt={t('tray.position', { n: index + 1, all, photo: photo.name })}
          dim={!photo.included}
          className="h-[140px] w-[104px] cursor-grab"
        />
        <span
          aria-hidden
          className="absolute top-1 left-1 rounded-sm bg-badge px-1.5 text-note text-white tabular-nums"
        >
          {photo.included ? index + 1 : t('tray.left-out-mark')}
        </span>
        <IconButton
          label={t(photo.included ? 'tray.leave-out-label' : 'tray.take-in-label', {
            photo: photo.name,
          })}
          className="!absolute !size-6 !bg-badge !text-white right-1 bottom-1"
          onPress={() => onEdit({ ...photo, included: !photo.included })}
        >
          {photo.included ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
        </IconButton>
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="block min-w-0">
          <span title={photo.name} className="block truncate font-medium">
            {photo.name}
          </span>
          <span
            title={props.problem}
            className={cx(
              'block truncate text-note tabular-nums',
              props.problem === undefined ? 'text-text-3' : 'text-wait',
            )}
          >
            {props.problem === undefined ? facts(photo) : withoutName(props.problem, photo.name)}
          </span>
        </span>
        <Pick
          small
          hideLabel
          label={t('tray.role-label', { photo: photo.name })}
          value={photo.role}
          onChange={(role) => onEdit({ ...photo, role })}
          choices={ROLES.map((role) => ({ value: role, label: roleWords(role, photo) }))}
        />
        <NoteField photo={photo} onEdit={onEdit} />
      </div>
    </li>
  );
}

/** Said on the photo itself: whether its copy goes out, or whether it waits for the user's word. */
function conversionMark({ conversion, included }: DraftPhotoView): string {
  if (!conversion || !included) return '';
  if (conversion.agreed) return ` · ${t('tray.converted')}`;
  return conversion.kinds.some(needsAgreement) ? ` · ${t('tray.waits')}` : '';
}

function NoteField({
  photo,
  onEdit,
}: {
  readonly photo: DraftPhotoView;
  readonly onEdit: (photo: DraftPhotoView) => void;
}) {
  const [text, setText] = useState(photo.note);
  const latest = useRef({ photo, onEdit });
  latest.current = { photo, onEdit };
  useEffect(() => {
    if (text === latest.current.photo.note) return;
    const timer = setTimeout(
      () => latest.current.onEdit({ ...latest.current.photo, note: text }),
      NOTE_REST_MS,
    );
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Field
      hideLabel
      label={t('tray.note-label', { photo: photo.name })}
      placeholder={t('tray.note-hint')}
      value={text}
      onChange={setText}
      rows={2}
      maxLength={2000}
    />
  );
}
