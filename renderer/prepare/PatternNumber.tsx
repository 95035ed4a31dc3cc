import { useState } from 'react';
import { readNumber } from '../../shared/values/typedNumber';
import field from '../kit/field.module.css';
import css from './PatternNumber.module.css';
import { usePrepare } from './store';

/** Which pattern is shown; the arrow keys go to the next one, with Shift ten on. */
export function PatternNumber({ count }: { count: number }) {
  const index = usePrepare((state) => state.index);
  const [typed, setTyped] = useState<string | null>(null);
  const go = (to: number) =>
    usePrepare.setState({ index: Math.min(Math.max(to, 0), Math.max(count - 1, 0)) });
  const type = (text: string) => {
    setTyped(text);
    const read = readNumber(text.trim());
    if (
      read.kind === 'number' &&
      Number.isInteger(read.value) &&
      read.value < count &&
      read.value >= 0
    )
      go(Number(read.value));
  };
  return (
    <label className={css.label}>
      Pattern
      <span className={field.field} data-small>
        <input
          className={css.number}
          value={typed ?? String(index)}
          inputMode="numeric"
          data-own-undo
          onChange={({ target }) => type(target.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={(event) => {
            const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            setTyped(null);
            go(index + (event.shiftKey ? 10 * by : by));
          }}
        />
      </span>
      <span>of {count}</span>
    </label>
  );
}
