import { useEffect } from 'react';
import { targetLabel } from '../../shared/targets';
import {
  LAST_EXPORT,
  openSource,
  otherTargets,
  pinSnapshot,
  targetSourceId,
} from '../store/diffSources';
import { readPresets, usePresetLibrary } from '../store/presetLibrary';
import { comparePreset, presetIn, presetSourceId, shownPinned } from '../store/presetSources';
import { useDraft, useStore } from '../store/store';
import { copyDiff } from './copy';
import css from './DiffTools.module.css';

const OPEN = 'open a file';

/** Which two payloads are compared, and what of them is shown. */
export function DiffTools() {
  const baseline = useStore((state) => state.baseline);
  const against = useStore((state) => state.against);
  const query = useStore((state) => state.diffQuery);
  const all = useStore((state) => state.diffAll);
  const compare = useStore((state) => state.compare);
  return (
    <div className={css.tools}>
      <div className={css.sides}>
        <SideSelect place="baseline" label="Baseline" value={baseline} />
        <button
          type="button"
          className="btn small"
          aria-label="Swap the two sides"
          title="Swap the two sides"
          onClick={() => compare({ baseline: against, against: baseline })}
        >
          ⇄
        </button>
        <SideSelect place="against" label="Compared" value={against} />
      </div>
      <div className={css.line}>
        <input
          type="search"
          aria-label="Search the diff"
          placeholder="Search the diff"
          data-own-undo
          value={query}
          onChange={({ target }) => compare({ diffQuery: target.value })}
        />
        <label className={css.all} title="Show the fields that are equal too">
          <input
            type="checkbox"
            checked={all}
            onChange={({ target }) => compare({ diffAll: target.checked })}
          />
          All fields
        </label>
        <button
          type="button"
          className="btn small"
          title="Keep this draft as it is now, to compare with later"
          onClick={pinSnapshot}
        >
          Keep snapshot
        </button>
        <button
          type="button"
          className="btn small"
          title="Copy what is shown as Markdown tables"
          onClick={() => void copyDiff()}
        >
          Copy
        </button>
      </div>
    </div>
  );
}

type SelectProps = { place: 'baseline' | 'against'; label: string; value: string };

function SideSelect({ place, label, value }: SelectProps) {
  const kept = useStore((state) => state.keptSides);
  const presets = usePresetLibrary((state) => state.presets);
  useEffect(() => void readPresets(), []);
  const target = useDraft((draft) => draft.target);
  const compare = useStore((state) => state.compare);
  const choose = (id: string) => {
    if (id === OPEN) void openSource(place);
    else if (presetIn(id) !== undefined) void comparePreset(place, id);
    else compare(place === 'baseline' ? { baseline: id } : { against: id });
  };
  return (
    <label className={css.side}>
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={(event) => choose(event.target.value)}>
        <option value="draft">This draft</option>
        <option value="defaults">Target defaults</option>
        {otherTargets(target, value).map((name) => (
          <option key={name} value={targetSourceId(name)}>
            This draft for {targetLabel(name)}
          </option>
        ))}
        {!kept.some(({ id }) => id === LAST_EXPORT) && (
          <option value={LAST_EXPORT} disabled>
            Last export (none yet)
          </option>
        )}
        {shownPinned(kept, presets).map(({ id, source }) => (
          <option key={id} value={id}>
            {source.label}
          </option>
        ))}
        <optgroup label="Presets">
          {presets.map(({ id, preset }) => (
            <option key={id} value={presetSourceId(id)}>
              Preset {preset.name}
            </option>
          ))}
        </optgroup>
        <option value={OPEN}>Open a payload file…</option>
      </select>
    </label>
  );
}
