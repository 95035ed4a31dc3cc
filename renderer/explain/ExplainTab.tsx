import { useShallow } from 'zustand/react/shallow';
import { bundleOf } from '../../shared/dataset/model';
import { rowSetting } from '../../shared/form/formRows';
import { type FormRow, isExecutionOption } from '../../shared/form/rows';
import { usedOfRow } from '../../shared/form/usedText';
import { findTarget } from '../../shared/targets';
import { typeName } from '../../shared/values/parse';
import { dispatch } from '../kit/actions';
import { CodeText } from '../kit/CodeText';
import { rangeText } from '../kit/fields/rangeText';
import { reveal } from '../store/reveal';
import { useRows } from '../store/rows';
import { useResolved, useStore } from '../store/store';
import css from './ExplainTab.module.css';
import { LayerTables, type Place } from './LayerTable';
import { Routes } from './Routes';

/** Where the value of the active field comes from, layer by layer, in each of its destinations. */
export function ExplainTab() {
  const rows = useRows();
  const name = useStore((state) => state.activeRow);
  const row = rows.find((r) => r.name === name);
  if (!row)
    return (
      <p className={css.empty}>
        Select a field in the form to see which layer its value comes from, what it overrides, and
        which sections of the payload it is written to.
      </p>
    );
  return <Explained row={row} />;
}

function Explained({ row }: { row: FormRow }) {
  const provenance = useStore((state) => state.resolution.provenance);
  const target = useResolved(({ draft }) => draft.target);
  const sections = findTarget(target)?.sections;
  const facts = [typeName(row.type), row.unit ? `in ${row.unit}` : '', rangeText(row.range)];
  const used = useResolved(
    useShallow(({ draft, model }) => usedOfRow(draft, row, provenance, bundleOf(model?.reading))),
  );
  const isSet = useResolved(({ draft }) => rowSetting(row, draft).set);
  const others = row.names.filter((name) => name !== row.name);
  const places = row.destinations.flatMap(({ section, name }): Place[] => {
    const here = provenance[section]?.[name];
    return here ? [{ section, name, provenance: here, type: sections?.[section][name]?.type }] : [];
  });
  return (
    <article className={css.explained}>
      <header>
        <h3>
          <button type="button" className="link" onClick={() => reveal([row.name])}>
            {row.label}
          </button>{' '}
          <code>{row.name}</code>
        </h3>
        {used !== null && (
          <p className={css.used}>
            <CodeText text={used.sentence} />
            {isSet && <span> Set by you.</span>}
          </p>
        )}
        <p>
          <CodeText text={row.help} />{' '}
          <button
            type="button"
            className="link"
            onClick={() => dispatch('open-field-page', row.name)}
          >
            Reference
          </button>
          {' · '}
          <button type="button" className="link" onClick={() => dispatch('sweep-row', row.name)}>
            Sweep this field
          </button>
        </p>
        <p className={css.dim}>
          {facts.filter(Boolean).join(' · ')}
          {isExecutionOption(row) ? ' · set through the execution config' : ''}
          {others.length > 0 && (
            <>
              {' · also set by '}
              <code>{others.join(', ')}</code>
            </>
          )}
        </p>
      </header>
      {places.length === 0 ? (
        <p className={css.dim}>PtychoPINN rejects this configuration before it sets this value.</p>
      ) : (
        <LayerTables places={places} />
      )}
      <Routes row={row} />
    </article>
  );
}
