import { Button } from '../kit/Button';
import { tip } from '../kit/Tip';
import { useStore } from '../store/store';
import css from './Reference.module.css';
import { stepTrail, useReference } from './store';

/** Back, forward, close. */
export function Trail() {
  const { at, trail } = useReference();
  return (
    <div className={css.trail}>
      <Button small {...tip('Back (Alt+Left)')} disabled={at <= 0} onClick={() => stepTrail(-1)}>
        ← Back
      </Button>
      <Button
        small
        {...tip('Forward (Alt+Right)')}
        disabled={at >= trail.length - 1}
        onClick={() => stepTrail(1)}
      >
        Forward →
      </Button>
      <Button small onClick={() => useStore.setState({ overlay: null })}>
        Close
      </Button>
    </div>
  );
}
