import { dispatch } from '../kit/actions';
import { keyOf } from '../kit/keyText';
import { useDocument, useStore } from '../store/store';
import css from './Header.module.css';
import { VIEWS } from './views';

/** Which view the window shows; the sweep says how many axes it has. */
export function ViewSwitch() {
  const place = useStore((state) => state.place);
  const axes = useDocument((doc) => doc.sweep.axes.length);
  return (
    <nav className={css.segments} aria-label="Views">
      {VIEWS.map((view) => (
        <button
          key={view.place}
          type="button"
          aria-current={place === view.place ? 'page' : undefined}
          title={`${view.title} (${keyOf(view.command)})`}
          onClick={() => dispatch(view.command)}
        >
          {view.title}
          {view.place === 'sweep' && axes > 0 && (
            <small>
              {axes}
              <span className="sr-only"> {axes === 1 ? 'axis' : 'axes'}</span>
            </small>
          )}
        </button>
      ))}
    </nav>
  );
}
