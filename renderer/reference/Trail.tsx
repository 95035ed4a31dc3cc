import { tip } from '../kit/Tip';
import { useStore } from '../store/store';
import css from './Reference.module.css';
import { stepTrail, useReference } from './store';

/** Back, forward, close. */
export function Trail() {
  const { at, trail } = useReference();
  return (
    <div className={css.trail}>
      <button
        type="button"
        className="btn small"
        {...tip('Back (Alt+Left)')}
        disabled={at <= 0}
        onClick={() => stepTrail(-1)}
      >
        ← Back
      </button>
      <button
        type="button"
        className="btn small"
        {...tip('Forward (Alt+Right)')}
        disabled={at >= trail.length - 1}
        onClick={() => stepTrail(1)}
      >
        Forward →
      </button>
      <button
        type="button"
        className="btn small"
        onClick={() => useStore.setState({ overlay: null })}
      >
        Close
      </button>
    </div>
  );
}
