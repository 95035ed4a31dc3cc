import type { ExportFormat } from '../../shared/exporters/format';
import { RadioList } from '../kit/RadioList';
import { Select } from '../kit/Select';
import css from './Formats.module.css';
import { useExport } from './store';

interface Props {
  formats: readonly ExportFormat[];
  chosen: ExportFormat;
}

/** The formats in one line, where there is no room for a list. */
export function FormatSelect({ formats, chosen }: Props) {
  return (
    <Select
      className={css.select}
      small
      label="Export format"
      value={chosen.id}
      choices={formats.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(format) => useExport.setState({ format })}
    />
  );
}

/** The formats with the purpose of each. */
export function FormatList({ formats, chosen }: Props) {
  return (
    <RadioList
      className={css.list}
      label="Export format"
      value={chosen.id}
      choices={formats.map(({ id, title, help, extension }) => ({
        value: id,
        title: (
          <>
            {title} <code>{extension}</code>
          </>
        ),
        help,
      }))}
      onChange={(format) => useExport.setState({ format })}
    />
  );
}
