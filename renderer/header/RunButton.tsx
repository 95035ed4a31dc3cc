import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { plainText } from '../kit/CodeText';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import { MARK_FACTS, type Mark } from '../kit/findings/outcomes';
import { ariaKeysOf, keyOf } from '../kit/keyText';
import { useStore } from '../store/store';
import css from './Header.module.css';
import { useReadiness } from './useReadiness';

/** Opens the sheet that starts the run. While the request is blocked, the button goes to the first problem. */
export function RunButton() {
  const { ready, mark, count, why } = useReadiness('The run');
  const isSweep = useStore((state) => state.place === 'sweep');
  return (
    <Button
      // The sweep view has its own filled button.
      variant={isSweep ? 'plain' : 'primary'}
      data-run=""
      aria-disabled={!ready}
      tip={plainText(why ?? 'Choose where to run this configuration, and start it')}
      keys={keyOf('run')}
      aria-keyshortcuts={ariaKeysOf('run')}
      onClick={() => dispatch('run')}
    >
      Run it…
      {mark === 'text' ? (
        <span className={css.count} data-mark="blocked">
          <OutcomeIcon mark="blocked" />
          <span className={css.word}>text not understood</span>
        </span>
      ) : (
        mark !== null && <Count mark={mark} count={count} />
      )}
    </Button>
  );
}

function Count({ mark, count }: { mark: Mark; count: number }) {
  return (
    <span className={css.count} data-mark={mark}>
      <OutcomeIcon mark={mark} />
      {count}
      <span className={css.word}> {MARK_FACTS[mark].count(count).replace(/^\d+ /, '')}</span>
    </span>
  );
}
