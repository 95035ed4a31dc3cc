import { rowSetting } from '../../shared/form/formRows';
import { typeName } from '../../shared/values/parse';
import { dispatch } from '../kit/actions';
import { CodeText, plainText } from '../kit/CodeText';
import { propagationOf, routeLine } from '../kit/fields/propagation';
import { rangeText } from '../kit/fields/rangeText';
import { keyOf } from '../kit/keyText';
import { useRows } from '../store/rows';
import { useResolved, useStore } from '../store/store';
import css from './HelpBar.module.css';
import { useHovered } from './hovered';

/** Help for the field under the pointer or with the focus. It has a fixed place, so that nothing moves. */
export function HelpBar() {
  const rows = useRows();
  const active = useStore((state) => state.activeRow);
  const name = useHovered((state) => state.row) ?? active;
  const row = rows.find((r) => r.name === name);
  const workflow = useResolved(({ draft }) => draft.workflow);
  const propagation = useResolved(({ draft }) =>
    row ? propagationOf(draft.target, draft.workflow, row, rowSetting(row, draft)) : null,
  );
  if (!row)
    return (
      <div className={css.bar}>
        <p className={css.dim}>
          Point at a field to see what it does. <kbd>↑</kbd> <kbd>↓</kbd> move between fields,{' '}
          <kbd>{keyOf('search', 1)}</kbd> searches, <kbd>{keyOf('next-finding')}</kbd> goes to the
          next finding.
        </p>
      </div>
    );
  const facts = [
    typeName(row.type),
    row.unit ? `in ${row.unit}` : '',
    rangeText(row.range),
    `written to ${row.destinations.map(({ section, name: field }) => `${section}.${field}`).join(', ')}`,
  ].filter(Boolean);
  return (
    <div className={css.bar}>
      <p>
        <b>{row.label}</b> <CodeText text={row.help} />
      </p>
      <p className={css.dim} title={facts.join(' · ')}>
        {facts.join(' · ')}
      </p>
      {propagation && (
        <p className={css.dim} title={plainText(routeLine(propagation, workflow))}>
          {routeLine(propagation, workflow)}
        </p>
      )}
      <span className={css.more}>
        <button
          type="button"
          className="link"
          onClick={() => useStore.setState({ tab: 'explain', activeRow: row.name })}
        >
          Explain value
        </button>
        <button
          type="button"
          className="link"
          onClick={() => dispatch('open-field-page', row.name)}
        >
          Reference
        </button>
        <button
          type="button"
          className="link"
          title={`Give this field several values (${keyOf('sweep-field')})`}
          onClick={() => dispatch('sweep-row', row.name)}
        >
          Sweep this field
        </button>
      </span>
    </div>
  );
}
