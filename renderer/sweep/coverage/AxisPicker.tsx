import css from './Coverage.module.css';

interface Props {
  readonly names: readonly string[];
  readonly shown: readonly string[];
  readonly most: number;
  onChange(names: readonly string[]): void;
}

/** Selects the axes to draw when there are more than fit. */
export function AxisPicker({ names, shown, most, onChange }: Props) {
  const toggle = (name: string) =>
    onChange(
      shown.includes(name)
        ? shown.filter((one) => one !== name)
        : [...shown.slice(Math.max(0, shown.length - most + 1)), name],
    );
  return (
    <fieldset className={css.picker}>
      <legend>Axes shown, at most {most}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={shown.includes(name)}
            disabled={shown.length === 1 && shown.includes(name)}
            onChange={() => toggle(name)}
          />
          <code>{name}</code>
        </label>
      ))}
    </fieldset>
  );
}
