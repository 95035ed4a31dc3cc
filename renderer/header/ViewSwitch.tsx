import { dispatch } from '../kit/actions';
import { keyOf } from '../kit/keyText';
import { ToggleGroup } from '../kit/ToggleGroup';
import { useDocument, useStore } from '../store/store';
import css from './Header.module.css';
import { VIEWS } from './views';

/** Which view the window shows; the sweep says how many axes it has. */
export function ViewSwitch() {
  const place = useStore((state) => state.place);
  const axes = useDocument((doc) => doc.sweep.axes.length);
  const axesText = axes > 0 && (
    <small className={css.axes}>
      {axes}
      <span className="sr-only"> {axes === 1 ? 'axis' : 'axes'}</span>
    </small>
  );
  return (
    <ToggleGroup
      label="View"
      value={place}
      choices={VIEWS.map(({ place: value, title, command }) => ({
        value,
        label: (
          <>
            {title}
            {value === 'sweep' && axesText}
          </>
        ),
        keys: keyOf(command),
      }))}
      onChange={(chosen) => {
        const view = VIEWS.find(({ place: value }) => value === chosen);
        if (view) dispatch(view.command);
      }}
    />
  );
}
