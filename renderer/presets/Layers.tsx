import { Button } from '../kit/Button';
import { Combobox } from '../kit/Combobox';
import { entryOf, usePresetLibrary } from '../store/presetLibrary';
import css from './Pane.module.css';
import { usePresets } from './store';

/** The order in which presets are combined, and adding one. */
export function Layers() {
  const library = usePresetLibrary();
  const layers = usePresets((state) => state.layers);
  const there = layers.flatMap((id) => entryOf(library, id) ?? []);
  const left = library.presets.filter(({ id }) => !layers.includes(id));
  const swap = (at: number, by: 1 | -1) => {
    const next = [...layers];
    const [moved] = next.splice(at, 1);
    if (moved !== undefined) next.splice(at + by, 0, moved);
    usePresets.setState({ layers: next });
  };
  return (
    <>
      <ol className={css.layers} aria-label="Layers">
        {there.map(({ id, source, preset }, i) => (
          <li key={id}>
            <span className={css.layer}>
              {preset.name}
              <small>{source}</small>
              {there.length > 1 && i === there.length - 1 && <small>wins</small>}
            </span>
            <Button
              small
              aria-label={`Move ${preset.name} up`}
              disabled={i === 0}
              onClick={() => swap(i, -1)}
            >
              ↑
            </Button>
            <Button
              small
              aria-label={`Move ${preset.name} down`}
              disabled={i === there.length - 1}
              onClick={() => swap(i, 1)}
            >
              ↓
            </Button>
            <Button
              small
              aria-label={`Remove ${preset.name}`}
              onClick={() =>
                usePresets.setState({ layers: layers.filter((layer) => layer !== id) })
              }
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <div className={css.line}>
          <Combobox
            className={css.add}
            label="Combine with another preset"
            placeholder="Combine with another preset"
            value={null}
            choices={left.map(({ id, source, preset }) => ({
              value: id,
              label: `${preset.name} (${source})`,
            }))}
            onChange={(id) => usePresets.setState({ layers: [...layers, id] })}
          />
        </div>
      )}
    </>
  );
}
