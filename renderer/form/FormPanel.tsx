import { useMemo, useState } from 'react';
import { GROUPS, type GroupName } from '../../shared/catalogue/types';
import { SEVERITIES } from '../../shared/findings/finding';
import { reachCount, saysReach } from '../../shared/form/reach';
import { type RequestPath, requestPaths } from '../../shared/form/requestPaths';
import type { FormRow } from '../../shared/form/rows';
import { matchesWords } from '../../shared/values/matchesWords';
import { useDocument, useResolved, useStore } from '../store/store';
import type { Filter } from '../store/viewState';
import { Folded } from './Folded';
import css from './FormPanel.module.css';
import { inFilter, matchesQuery } from './filter';
import { OrphanSettings } from './OrphanSettings';
import { type GroupCount, Outline } from './Outline';
import { PathRow } from './PathRow';
import { Row } from './Row';
import { type RowStates, useRowStates } from './rowStates';
import { orphanEdits } from './setting';
import { Toolbar } from './Toolbar';
import { useKept, useLingering } from './useKept';
import { Welcome } from './Welcome';
import { walkRows } from './walk';

const GROUP_NAMES = Object.keys(GROUPS) as GroupName[];

/** The form: what reaches the run, by group, with the rest of each group folded; or what a filter or search matches. */
export function FormPanel() {
  const { rows, states, placed } = useRowStates();
  const id = useDocument((doc) => doc.id);
  const filter = useStore((state) => state.filter);
  const query = useStore((state) => state.query);
  const draft = useResolved(({ draft }) => draft);
  const provenance = useStore((state) => state.resolution.provenance);
  const orphans = useMemo(() => orphanEdits(rows, draft), [rows, draft]);
  const reach = useMemo(
    () => reachCount(draft, (section, name) => provenance[section]?.[name]?.value)?.reach,
    [draft, provenance],
  );
  const isSearch = query.trim() !== '';
  const leads = filter === 'reaches' && !isSearch;

  const matching = useMemo(
    () =>
      rows
        .filter((row) => {
          const state = states.get(row.name);
          if (!state) return false;
          return isSearch ? matchesQuery(row, state, query) : inFilter(state, filter);
        })
        .map(({ name }) => name),
    [rows, states, isSearch, query, filter],
  );
  const settled = useDocument(({ draft: edited }) => edited === draft);
  const key = `${filter}\n${query}\n${draft.target}\n${draft.workflow}`;
  const kept = useKept(key, matching, settled);
  // A field that stopped reaching the run is folded, unless it is the one that is being edited.
  const active = useStore(({ activeRow }) => activeRow);
  const left = useLingering(key, active, matching);
  const lingering = leads && left !== null ? left : null;
  // Fields that were unfolded in order to set them.
  const [unfolded, setUnfolded] = useState({ key, names: NO_NAMES });
  const names = leads
    ? new Set([
        ...matching,
        ...(lingering ? [lingering] : []),
        ...(unfolded.key === key ? unfolded.names : NO_NAMES),
      ])
    : kept;
  const unfold = (name: string) =>
    setUnfolded(({ key: before, names: others }) => ({
      key,
      names: before === key ? [...others, name] : [name],
    }));
  const shown = rows.filter(({ name }) => names.has(name));
  const folded = leads ? rows.filter(({ name }) => !names.has(name)) : [];
  const paths = requestPaths(draft.workflow).filter((path) =>
    isSearch
      ? matchesWords([path.name, path.description.label, path.description.help], query)
      : filter === 'findings'
        ? placed[path.name]
        : filter === 'reaches' || filter === 'all',
  );
  const count = (holds: (name: string) => unknown) => rows.filter(({ name }) => holds(name)).length;
  const hasRows = (name: GroupName) =>
    shown.some((row) => row.group === name) || (name === 'paths' && paths.length > 0);
  const groups = GROUP_NAMES.filter(hasRows);
  const says = saysReach(draft);

  return (
    <section className={css.panel} aria-label="Configuration" data-column>
      <Toolbar
        reach={reach}
        all={rows.length + requestPaths(draft.workflow).length}
        set={count((name) => states.get(name)?.set) + orphans.length}
        differing={count((name) => states.get(name)?.differs)}
      />
      <div className={css.body}>
        <Outline groups={groups.map((name) => groupCount(name, shown, states))} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move from one row to the next. */}
        <div className={css.rows} onKeyDown={walkRows} data-rows>
          <Welcome key={id} />
          {!isSearch && <OrphanSettings orphans={orphans} />}
          {groups.map((group) => (
            <section
              key={group}
              className={css.group}
              aria-label={GROUPS[group].label}
              data-group={group}
            >
              <h3>
                {GROUPS[group].label}{' '}
                <small>
                  {says && leads
                    ? `${reaching(group, shown, states) + (group === 'paths' ? paths.length : 0)} reach this run`
                    : GROUPS[group].help}
                </small>
              </h3>
              {group === 'paths' && <Paths paths={paths} placed={placed} />}
              <Rows rows={shown.filter((row) => row.group === group)} states={states} />
              <Folded
                rows={folded.filter((row) => row.group === group)}
                states={states}
                onUnfold={unfold}
              />
            </section>
          ))}
          {GROUP_NAMES.filter((name) => !hasRows(name)).map((name) => (
            <Folded
              key={name}
              title={GROUPS[name].label}
              rows={folded.filter(({ group }) => group === name)}
              states={states}
              onUnfold={unfold}
            />
          ))}
          {groups.length === 0 && <p className={css.empty}>{emptyText(filter, query)}</p>}
        </div>
      </div>
    </section>
  );
}

const reaching = (group: GroupName, shown: readonly FormRow[], states: RowStates): number =>
  shown.filter((row) => row.group === group && states.get(row.name)?.unread === null).length;

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

interface PathsProps {
  paths: readonly RequestPath[];
  placed: ReturnType<typeof useRowStates>['placed'];
}

const Paths = ({ paths, placed }: PathsProps) =>
  paths.map((path) => (
    <PathRow key={path.name} path={path} findings={placed[path.name] ?? NO_FINDINGS} />
  ));

const Rows = ({ rows, states }: { rows: readonly FormRow[]; states: RowStates }) =>
  rows.map((row) => {
    const state = states.get(row.name);
    return (
      <Row
        key={row.name}
        row={row}
        provenance={state?.provenance}
        findings={state?.findings ?? NO_FINDINGS}
        unread={(state?.unread && state.used?.byModel && state.used.short) || state?.unread?.words}
        unreadWhy={state?.unread?.title}
        used={state?.used?.sentence}
        usedShort={state?.used?.short ?? undefined}
      />
    );
  });

const NO_FINDINGS: readonly never[] = [];
const NO_NAMES: readonly string[] = [];

function emptyText(filter: Filter, query: string): string {
  if (query.trim() !== '') return `No fields match “${query.trim()}”.`;
  switch (filter) {
    case 'set':
      return 'You have not set anything: every value is a default or comes from the dataset.';
    case 'findings':
      return 'No field has findings.';
    case 'differs':
      return 'No field differs from the baseline, or none is chosen.';
    default:
      return 'This target has no fields in this workflow.';
  }
}
