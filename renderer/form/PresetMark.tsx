import type { FormRow } from '../../shared/form/rows';
import { settingText } from '../../shared/presets/compare';
import { tip } from '../kit/Tip';
import { useDocument, useStore } from '../store/store';
import css from './PresetMark.module.css';
import { rowOrigin } from './presetOrigin';

/** Below a row's name: the preset that set it, and whether it was changed since. */
export function PresetMark({ row }: { row: FormRow }) {
  const any = useDocument((doc) => Object.keys(doc.origins).length > 0);
  return any ? <Marked row={row} /> : null;
}

function Marked({ row }: { row: FormRow }) {
  // As text, so that a row renders again only when its own mark changes.
  const text = useStore((state) => {
    const mark = rowOrigin(state.history.present, row);
    if (!mark) return '';
    const { preset, settings } = mark.origin;
    const { target } = state.history.present.draft;
    const set = settings.map((setting) => settingText(setting, target)).join(', ');
    return mark.changed ? `≠ ${set} (preset ${preset})` : `preset ${preset}`;
  });
  if (text === '') return null;
  const changed = text.startsWith('≠');
  return (
    <small
      className={css.mark}
      data-changed={changed || undefined}
      {...tip(changed ? `Changed from ${text.slice(2)}` : `Set by the ${text}`)}
    >
      {changed ? (
        <>
          <span aria-hidden="true">≠ </span>
          <span className="sr-only">changed from </span>
          {text.slice(2)}
        </>
      ) : (
        text
      )}
    </small>
  );
}
