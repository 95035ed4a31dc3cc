import { Redo2, Undo2 } from 'lucide-react';
import { keyOf } from '../kit/keyText';
import { redo, undo } from '../store/edit';
import { useStore } from '../store/store';
import css from './Header.module.css';

export function UndoRedo() {
  const canUndo = useStore((state) => state.history.past.length > 0);
  const canRedo = useStore((state) => state.history.future.length > 0);
  return (
    <span className={css.pair}>
      <button
        type="button"
        aria-label="Undo"
        title={`Undo (${keyOf('undo')})`}
        disabled={!canUndo}
        onClick={undo}
      >
        <Undo2 size={14} aria-hidden />
      </button>
      <button
        type="button"
        aria-label="Redo"
        title={`Redo (${keyOf('redo')})`}
        disabled={!canRedo}
        onClick={redo}
      >
        <Redo2 size={14} aria-hidden />
      </button>
    </span>
  );
}
