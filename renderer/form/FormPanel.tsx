import { useMemo } from 'react';
import { GROUPS, type GroupName } from '../../shared/catalogue/types';
import { SEVERITIES } from '../../shared/findings/finding';
import type { FormRow } from '../../shared/form/rows';
import { useDocument, useResolved, useStore } from '../store/store';
import css from './FormPanel.module.css';
import { countHidden, inFilter, matchesQuery } from './filter';
import { HelpBar } from './HelpBar';
import { OrphanSettings } from './OrphanSettings';
import { type GroupCount, Outline } from './Outline';
import { Row } from './Row';
import { type RowStates, useRowStates } from './rowStates';
import { orphanEdits } from './setting';
import { Toolbar } from './Toolbar';
import { useKept } from './useKept';
import { Welcome } from './Welcome';
import { walkRows } from './walk';

const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

/** The form: the rows of the target and workflow that match the filter and the search, by group. */
export function FormPanel() {
  const { rows, states } = useRowStates();
  const filter = useStore((state) => state.filter);
  const query = useStore((state) => state.query);
  const draft = useResolved(({ draft }) => draft);
  const orphans = useMemo(() => orphanEdits(rows, draft), [rows, draft]);

  const matching = rows
    .filter((row) => {
      const state = states.get(row.name);
      if (!state) return false;
      return query.trim() === '' ? inFilter(row, state, filter) : matchesQuery(row, state, query);
    })
    .map(({ name }) => name);
  const settled = useDocument(({ draft: edited }) => edited === draft);
  const kept = useKept(
    `${filter}\n${query}\n${draft.target}\n${draft.workflow}`,
    matching,
    settled,
  );
  const shown = rows.filter(({ name }) => kept.has(name));
  const hidden = countHidden(rows.length, shown.length);
  const count = (holds: (name: string) => unknown) => rows.filter(({ name }) => holds(name)).length;
  const groups = GROUP_NAMES.filter((name) => shown.some((row) => row.group === name));

  return (
    <section className={css.panel} aria-label="Configuration" data-column>
      <Toolbar
        changed={count((name) => states.get(name)?.set) + orphans.length}
        findings={count((name) => states.get(name)?.findings.length)}
        differing={count((name) => states.get(name)?.differs)}
        groups={groups}
      />
      <div className={css.body}>
        <Outline groups={groups.map((name) => groupCount(name, shown, states))} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move from one row to the next. */}
        <div className={css.rows} onKeyDown={walkRows} data-rows>
          <Welcome />
          {query === '' && <OrphanSettings orphans={orphans} />}
          {groups.map((group) => (
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
              {hidden} hidden.{' '}
              <button
                type="button"
                className="link"
                onClick={() => useStore.setState({ filter: 'all', query: '' })}
              >
                Show all
              </button>
            </p>
          )}
        </div>
      </div>
      <HelpBar />
    </section>
  );
}

function groupCount(name: GroupName, shown: readonly FormRow[], states: RowStates): GroupCount {
  const rows = shown.filter(({ group }) => group === name);
  const findings = rows.flatMap((row) => states.get(row.name)?.findings ?? []);
  return {
    name,
    shown: rows.length,
    changed: rows.filter((row) => states.get(row.name)?.set).length,
    worst: SEVERITIES.find((severity) => findings.some((f) => f.severity === severity)),
  };
}

type GroupProps = { group: GroupName; rows: readonly FormRow[]; states: RowStates };

function Group({ group, rows, states }: GroupProps) {
  const { label, help } = GROUPS[group];
  return (
    <section className={css.group} aria-label={label} data-group={group}>
      <h3>
        {label} <small>{help}</small>
      </h3>
      {rows.map((row) => {
        const state = states.get(row.name);
        return (
          <Row
            key={row.name}
            row={row}
            provenance={state?.provenance}
            findings={state?.findings ?? NO_FINDINGS}
            unread={state?.unread?.words}
            unreadWhy={state?.unread?.title}
          />
        );
      })}
    </section>
  );
}

const NO_FINDINGS: readonly never[] = [];

function emptyText(filter: string, query: string): string {
  if (query.trim() !== '') return `No fields match “${query.trim()}”.`;
  if (filter === 'changed')
    return 'You have not set anything: every value is a default or comes from the dataset.';
  if (filter === 'findings') return 'No field has findings.';
  if (filter === 'differs') return 'No field differs from the diff baseline.';
  return 'This target has no fields in this workflow.';
}
