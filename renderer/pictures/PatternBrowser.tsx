import type { KeyboardEvent } from 'react';
import { Switch } from '../kit/Switch';
import css from './PictureSection.module.css';
import { usePictures } from './store';

/** Shows the pattern of an index, or the nearest one that there is. */
export function goToPattern(wanted: number, count: number): void {
  if (Number.isInteger(wanted))
    usePictures.setState({ index: Math.min(Math.max(wanted, 0), count - 1) });
}

/** Slider and box for the pattern shown. */
export function PatternBrowser({ count, withLog = true }: { count: number; withLog?: boolean }) {
  const index = usePictures((state) => Math.min(state.index, count - 1));
  const log = usePictures((state) => state.log);
  const onKeyDown = (event: KeyboardEvent) => {
    const many = event.shiftKey ? 10 : 1;
    const to = {
      ArrowLeft: index - many,
      ArrowRight: index + many,
      PageUp: index + 10,
      PageDown: index - 10,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goToPattern(to, count);
  };
  return (
    <div className={css.line}>
      {count > 1 && (
        <>
          <input
            type="range"
            aria-label="Pattern"
            min={0}
            max={count - 1}
            value={index}
            onChange={({ target }) => goToPattern(Number(target.value), count)}
            onKeyDown={onKeyDown}
          />
          <input
            type="number"
            aria-label="Pattern index"
            data-own-undo
            min={0}
            max={count - 1}
            value={index}
            onChange={({ target }) => goToPattern(target.valueAsNumber, count)}
            onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
            onWheel={({ currentTarget }) => currentTarget.blur()}
          />
        </>
      )}
      {withLog && (
        <Switch checked={log} onChange={(on) => usePictures.setState({ log: on })}>
          log
        </Switch>
      )}
    </div>
  );
}
