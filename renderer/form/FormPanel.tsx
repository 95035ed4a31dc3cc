import { type RefObject, useMemo } from 'react';
import { GROUPS, type GroupName } from '../../shared/catalogue/types';
import type { FormRow } from '../../shared/form/rows';
import { useDraft, useStore } from '../store/store';
import css from './FormPanel.module.css';
import { countHidden, inFilter, matchesQuery } from './filter';
import { HelpBar } from './HelpBar';
import { Row } from './Row';
import { useRowStates } from './rowStates';
import { StrayRow } from './StrayRow';
import { strayEdits } from './setting';
import { Toolbar } from './Toolbar';
import { useKept } from './useKept';
import { walkRows } from './walk';

const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

/** The form: the rows of the target and workflow, by group, as the filter and the search leave them. */
export function FormPanel({ search }: { search: RefObject<HTMLInputElement | null> }) {
  const { rows, states } = useRowStates();
  const filter = useStore((state) => state.filter);
  const query = useStore((state) => state.query);
  const show = useStore((state) => state.show);
  const draft = useDraft((d) => d);
  const strays = useMemo(() => strayEdits(rows, draft), [rows, draft]);

  const matching = rows
    .filter((row) => {
      const state = states.get(row.name);
      if (!state) return false;
      return query.trim() === '' ? inFilter(row, state, filter) : matchesQuery(row, state, query);
    })
    .map(({ name }) => name);
  const kept = useKept(`${filter}\n${query}\n${draft.target}\n${draft.workflow}`, matching);
  const shown = rows.filter(({ name }) => kept.has(name));
  const hidden = countHidden(rows.length, shown.length);
  const set = rows.filter(({ name }) => states.get(name)?.set).length + strays.length;
  const withFindings = rows.filter(({ name }) => states.get(name)?.findings.length).length;

  return (
    <section className={css.panel} aria-label="Configuration">
      <Toolbar search={search} changed={set} findings={withFindings} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk from one control to the next. */}
      <div className={css.rows} onKeyDown={walkRows}>
        {strays.length > 0 && query === '' && (
          <section className={css.group} aria-label="Unknown names">
            <h3>
              Unknown names <small>in the request, but no field of this workflow and target</small>
            </h3>
            {strays.map((edit) => (
              <StrayRow key={`${edit.op} ${edit.name}`} edit={edit} />
            ))}
          </section>
        )}
        {GROUP_NAMES.map((group) => (
          <Group
            key={group}
            group={group}
            rows={shown.filter((row) => row.group === group)}
            states={states}
          />
        ))}
        {shown.length === 0 && <p className={css.empty}>{emptyText(filter, query)}</p>}
        {hidden !== '' && (
          <p className={css.more}>
            {hidden} not shown.{' '}
            <button
              type="button"
              className="link"
              onClick={() => show({ filter: 'all', query: '' })}
            >
              Show all
            </button>
          </p>
        )}
      </div>
      <HelpBar />
    </section>
  );
}

type GroupProps = {
  group: GroupName;
  rows: readonly FormRow[];
  states: ReturnType<typeof useRowStates>['states'];
};

function Group({ group, rows, states }: GroupProps) {
  if (rows.length === 0) return null;
  const { label, help } = GROUPS[group];
  return (
    <section className={css.group} aria-label={label}>
      <h3>
        {label} <small>{help}</small>
      </h3>
      {rows.map((row) => {
        const state = states.get(row.name);
        return (
          <Row
            key={row.name}
            row={row}
            story={state?.story}
            findings={state?.findings ?? NO_FINDINGS}
          />
        );
      })}
    </section>
  );
}

const NO_FINDINGS: readonly never[] = [];

function emptyText(filter: string, query: string): string {
  if (query.trim() !== '') return `No field matches “${query.trim()}”.`;
  if (filter === 'changed')
    return 'You have set nothing yet: every value is a default or comes from the dataset.';
  if (filter === 'findings') return 'No finding is about a field.';
  return 'This target has no fields here.';
}
