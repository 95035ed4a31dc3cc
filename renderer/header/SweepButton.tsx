import { dispatch } from '../kit/actions';
import { keyOf } from '../kit/keyText';
import { useDocument, useStore } from '../store/store';
import css from './SweepButton.module.css';

/** Switches between the form and the sweep. */
export function SweepButton() {
  const open = useStore((state) => state.place === 'sweep');
  const axes = useDocument((doc) => doc.sweep.axes.length);
  return (
    <button
      type="button"
      className={`btn ${css.sweep}`}
      aria-pressed={open}
      title={`Sweep: generate many payloads by varying fields of this configuration (${keyOf('sweep')})`}
      onClick={() => dispatch('sweep')}
    >
      Sweep
      {axes > 0 && (
        <small>
          {axes}
          <span className="sr-only"> {axes === 1 ? 'axis' : 'axes'}</span>
        </small>
      )}
    </button>
  );
}
