import type { FormRow } from '../../shared/form/rows';
import { settingText } from '../../shared/presets/compare';
import { useDocument, useStore } from '../store/store';
import css from './PresetMark.module.css';
import { rowOrigin } from './presetOrigin';

/** Under a row's name: the preset that set it, or that it was changed since. */
export function PresetMark({ row }: { row: FormRow }) {
  const any = useDocument((work) => Object.keys(work.origins).length > 0);
  return any ? <Marked row={row} /> : null;
}

function Marked({ row }: { row: FormRow }) {
  // By its text, so that a row is drawn anew only when its own mark is another one.
  const text = useStore((state) => {
    const mark = rowOrigin(state.history.present, row);
    if (!mark) return '';
    const { preset, settings } = mark.origin;
    const { target } = state.history.present.draft;
    const set = settings.map((setting) => settingText(setting, target)).join(', ');
    return mark.changed ? `≠ ${set} of preset ${preset}` : `preset ${preset}`;
  });
  if (text === '') return null;
  const changed = text.startsWith('≠');
  return (
    <small
      className={css.mark}
      data-changed={changed || undefined}
      title={
        changed
          ? `The value was ${text.slice(2)}, and was changed since`
          : `Set by the ${text}, and unchanged since`
      }
    >
      {changed ? (
        <>
          <span aria-hidden="true">≠ </span>
          <span className="sr-only">changed since </span>
          {text.slice(2)}
        </>
      ) : (
        text
      )}
    </small>
  );
}
