import { Button } from '../kit/Button';
import { keyOf } from '../kit/keyText';
import { redo, undo } from '../store/edit';
import { useStore } from '../store/store';
import css from './Header.module.css';

export function UndoRedo() {
  const canUndo = useStore((state) => state.history.past.length > 0);
  const canRedo = useStore((state) => state.history.future.length > 0);
  return (
    <span className={css.pair}>
      <Button
        variant="ghost"
        icon="undo"
        label="Undo"
        keys={keyOf('undo')}
        disabled={!canUndo}
        onClick={undo}
      />
      <Button
        variant="ghost"
        icon="redo"
        label="Redo"
        keys={keyOf('redo')}
        disabled={!canRedo}
        onClick={redo}
      />
    </span>
  );
}
