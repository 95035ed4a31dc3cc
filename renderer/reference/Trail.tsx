import { useStore } from '../store/store';
import css from './Reference.module.css';
import { useReference } from './store';

/** Back, forward, close. */
export function Trail() {
  const { at, trail, step } = useReference();
  const show = useStore((state) => state.show);
  return (
    <div className={css.trail}>
      <button
        type="button"
        className="btn small"
        title="Back (Alt+Left)"
        disabled={at <= 0}
        onClick={() => step(-1)}
      >
        ← Back
      </button>
      <button
        type="button"
        className="btn small"
        title="Forward (Alt+Right)"
        disabled={at >= trail.length - 1}
        onClick={() => step(1)}
      >
        Forward →
      </button>
      <button type="button" className="btn small" onClick={() => show({ overlay: null })}>
        Close
      </button>
    </div>
  );
}
