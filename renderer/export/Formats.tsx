import type { ExportFormat } from '../../shared/exporters/format';
import css from './Formats.module.css';
import { useExport } from './store';

interface Props {
  formats: readonly ExportFormat[];
  chosen: ExportFormat;
}

/** The forms in one line, where there is no room for a list. */
export function FormatSelect({ formats, chosen }: Props) {
  return (
    <select
      className={css.select}
      aria-label="Form"
      value={chosen.id}
      onChange={({ target }) => useExport.setState({ format: target.value })}
    >
      {formats.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

/** The forms with what each is for. */
export function FormatList({ formats, chosen }: Props) {
  return (
    <fieldset className={css.list}>
      <legend className="sr-only">Form</legend>
      {formats.map(({ id, title, help, extension }) => (
        <label key={id} className={css.format}>
          <input
            type="radio"
            className="sr-only"
            name="hand-over form"
            checked={id === chosen.id}
            onChange={() => useExport.setState({ format: id })}
          />
          <b>
            {title} <code>{extension}</code>
          </b>
          <span>{help}</span>
        </label>
      ))}
    </fieldset>
  );
}
