import { type ReachCount, reachCount } from '../../../shared/form/reach';
import type { ReadValue } from '../../../shared/propagation/propagation';
import { ENTRY_POINT_FACTS, type EntryPoint } from '../../../shared/request/entryPoint';
import { findTarget } from '../../../shared/targets';
import { withEntryPoint } from '../../store/document';
import { change } from '../../store/edit';
import { useDocument, useResolved, useStore } from '../../store/store';
import { Option } from './Option';
import css from './RunSetup.module.css';

/** How the run is started, and how much of the form reaches it then; undecided, findings name their entry points. */
export function EntryPoints() {
  const draft = useResolved((resolved) => resolved.draft);
  const chosen = useDocument((doc) => doc.draft.entry_point);
  const provenance = useStore((state) => state.resolution.provenance);
  const routes = findTarget(draft.target)?.routes[draft.workflow] ?? [];
  if (routes.length === 0 && chosen === undefined)
    return (
      <p className={css.none}>
        <b>Entry point</b>
        None: no PtychoPINN runs this target.
      </p>
    );
  const read: ReadValue = (section, name) => provenance[section]?.[name]?.value;
  const choose = (entryPoint: EntryPoint | undefined) =>
    change((doc) => withEntryPoint(doc, entryPoint), 'choose entry point');
  return (
    <fieldset className={css.group} data-field="entry_point">
      <legend>Entry point</legend>
      {routes.map(({ id, command }) => (
        <Option
          key={id}
          group="entry-point"
          value={id}
          checked={chosen === id}
          onChoose={() => choose(id)}
          title={id === 'python' ? ENTRY_POINT_FACTS.python.title : <code>{command}</code>}
        >
          {countText(reachCount({ ...draft, entry_point: id }, read))}
        </Option>
      ))}
      {chosen !== undefined && !routes.some(({ id }) => id === chosen) && (
        <Option
          group="entry-point"
          value={chosen}
          checked
          onChoose={() => choose(chosen)}
          title={ENTRY_POINT_FACTS[chosen].title}
        >
          not an entry point of this target
        </Option>
      )}
      <Option
        group="entry-point"
        value="undecided"
        checked={chosen === undefined}
        onChoose={() => choose(undefined)}
        title="Undecided"
      >
        findings name the entry points they apply to
      </Option>
    </fieldset>
  );
}

const countText = (count: ReachCount | null): string =>
  count === null ? '' : `${count.reach} of ${count.all} fields reach the run`;
