import type { PresetField } from '../../shared/presets/apply';
import { settingText } from '../../shared/presets/compare';
import type { Setting } from '../../shared/presets/preset';
import css from './Table.module.css';

interface Props {
  fields: readonly PresetField[];
  target: string;
}

/** What each preset contributes: which value wins, which it overrides, and its effect on the request. */
export function FieldTable({ fields, target }: Props) {
  if (fields.length === 0) return <p className={css.none}>These presets set nothing.</p>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Value</th>
          <th scope="col">In this request</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Row key={field.slot} field={field} target={target} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ field, target }: { field: PresetField; target: string }) {
  const { candidate, over, outcome } = field;
  const [first] = candidate.settings;
  return (
    <tr>
      <th scope="row">
        <code>{candidate.settings.map(({ name }) => name).join(', ')}</code>
        <small>{first?.place === first?.name ? '' : first?.place}</small>
      </th>
      <td>
        <code>{texts(candidate.settings, target, candidate.settings)}</code>
        <small>from {candidate.preset}</small>
        {over.map(({ preset, settings }) => (
          <small key={preset}>
            <b>overrides</b> <code>{texts(settings, target, candidate.settings)}</code> from{' '}
            {preset}
          </small>
        ))}
      </td>
      <td className={css.outcome} data-outcome={outcome}>
        {outcomeText(field, target)}
      </td>
    </tr>
  );
}

/** Values, each with its name where that differs from the row's. */
const texts = (settings: readonly Setting[], target: string, row: readonly Setting[]): string =>
  settings
    .map((setting) =>
      row.length === 1 && row.some(({ name }) => name === setting.name)
        ? settingText(setting, target)
        : `${setting.name} ${settingText(setting, target)}`,
    )
    .join(', ');

function outcomeText(
  { before, beforeFrom, candidate, outcome }: PresetField,
  target: string,
): string {
  const was = texts(before, target, candidate.settings);
  const origin = beforeFrom === null ? 'your own setting' : `from ${beforeFrom}`;
  switch (outcome) {
    case 'set':
      return 'not set';
    case 'same':
      return 'already the same';
    case 'kept':
      return `keeps ${was}, your own setting`;
    case 'replaced':
      return `replaces ${was}, ${origin}`;
  }
}
