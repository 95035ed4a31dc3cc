/** The window's icons; one that is missing gets a line here. */
import {
  ArrowLeft,
  ArrowRight,
  Ban,
  Check,
  ChevronDown,
  ChevronRight,
  ChevronsUpDown,
  ChevronUp,
  CircleDashed,
  CircleX,
  Clock,
  Copy,
  Ellipsis,
  ExternalLink,
  File,
  FolderOpen,
  Info,
  type LucideIcon,
  Maximize2,
  Minus,
  Monitor,
  OctagonMinus,
  PanelRight,
  Pencil,
  Pin,
  Play,
  Plus,
  Redo2,
  RefreshCw,
  RotateCcw,
  Save,
  Search,
  Server,
  Settings2,
  Square,
  SquareTerminal,
  Trash2,
  TriangleAlert,
  Undo2,
  X,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import css from './Icon.module.css';

const ICONS = {
  back: ArrowLeft,
  forward: ArrowRight,
  ok: Check,
  down: ChevronDown,
  up: ChevronUp,
  right: ChevronRight,
  choose: ChevronsUpDown,
  copy: Copy,
  more: Ellipsis,
  external: ExternalLink,
  file: File,
  folder: FolderOpen,
  enlarge: Maximize2,
  minus: Minus,
  monitor: Monitor,
  panel: PanelRight,
  edit: Pencil,
  pin: Pin,
  play: Play,
  plus: Plus,
  redo: Redo2,
  refresh: RefreshCw,
  reset: RotateCcw,
  save: Save,
  search: Search,
  server: Server,
  settings: Settings2,
  stop: Square,
  terminal: SquareTerminal,
  remove: Trash2,
  undo: Undo2,
  close: X,
  'zoom-in': ZoomIn,
  'zoom-out': ZoomOut,
  // Outcomes, worst first; `findings/outcomes.ts` says which is whose.
  octagon: OctagonMinus,
  cross: CircleX,
  triangle: TriangleAlert,
  slash: Ban,
  clock: Clock,
  info: Info,
  dashed: CircleDashed,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof ICONS;

interface Props {
  name: IconName;
  /** Edge in CSS pixels. */
  size?: 14 | 16;
  className?: string | undefined;
}

/** A drawing beside a word or in a named button; not read by screen readers. */
export function Icon({ name, size = 16, className = '' }: Props) {
  const Drawing = ICONS[name];
  return (
    <Drawing className={`${css.icon} ${className}`} size={size} strokeWidth={1.75} aria-hidden />
  );
}
