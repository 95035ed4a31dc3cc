import { useEffect } from 'react';
import { targetLabel } from '../../shared/targets';
import {
  isPresetSource,
  LAST_EXPORT,
  openSource,
  otherTargets,
  pinSnapshot,
  presetSourceId,
  targetSourceId,
} from '../store/diffSources';
import { readPresets, usePresetLibrary } from '../store/presetLibrary';
import { useResolved, useStore } from '../store/store';
import { copyDiff } from './copy';
import css from './DiffTools.module.css';

const OPEN = 'open a file';

/** Selects the two diff sources and which fields are shown. */
export function DiffTools() {
  const baseline = useStore((state) => state.baseline);
  const against = useStore((state) => state.against);
  const query = useStore((state) => state.diffQuery);
  const all = useStore((state) => state.diffAll);
  return (
    <div className={css.tools}>
      <div className={css.sources}>
        <SourceSelect place="baseline" label="Baseline" value={baseline} />
        <button
          type="button"
          className="btn small"
          aria-label="Swap the two sources"
          title="Swap the two sources"
          onClick={() => useStore.setState({ baseline: against, against: baseline })}
        >
          ⇄
        </button>
        <SourceSelect place="against" label="Compared" value={against} />
      </div>
      <div className={css.line}>
        <input
          type="search"
          aria-label="Search diff"
          placeholder="Search diff"
          data-own-undo
          value={query}
          onChange={({ target }) => useStore.setState({ diffQuery: target.value })}
        />
        <label className={css.all} title="Also show equal fields">
          <input
            type="checkbox"
            checked={all}
            onChange={({ target }) => useStore.setState({ diffAll: target.checked })}
          />
          All fields
        </label>
        <button
          type="button"
          className="btn small"
          title="Save the current values to compare with later"
          onClick={pinSnapshot}
        >
          Take snapshot
        </button>
        <button
          type="button"
          className="btn small"
          title="Copy the fields shown as Markdown tables"
          onClick={() => void copyDiff()}
        >
          Copy
        </button>
      </div>
    </div>
  );
}

type SelectProps = { place: 'baseline' | 'against'; label: string; value: string };

function SourceSelect({ place, label, value }: SelectProps) {
  const kept = useStore((state) => state.pinnedSources);
  const presets = usePresetLibrary((state) => state.presets);
  useEffect(() => void readPresets(), []);
  const compared = useStore((state) => state.derived[value]);
  const deleted =
    isPresetSource(value) && !presets.some(({ id }) => presetSourceId(id) === value)
      ? compared
      : undefined;
  const target = useResolved(({ draft }) => draft.target);
  const choose = (id: string) => {
    if (id === OPEN) void openSource(place);
    else useStore.setState(place === 'baseline' ? { baseline: id } : { against: id });
  };
  return (
    <label className={css.source}>
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
        {kept.map(({ id, source }) => (
          <option key={id} value={id}>
            {source.label}
          </option>
        ))}
        <optgroup label="Presets">
          {deleted && <option value={value}>{deleted.label}</option>}
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
