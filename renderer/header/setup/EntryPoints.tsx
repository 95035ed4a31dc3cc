import { useId } from 'react';
import { type ReachCount, reachCount } from '../../../shared/form/reach';
import type { ReadValue } from '../../../shared/propagation/propagation';
import { ENTRY_POINT_FACTS, type EntryPoint } from '../../../shared/request/entryPoint';
import { findTarget } from '../../../shared/targets';
import { RadioGroup } from '../../kit/Radio';
import { withEntryPoint } from '../../store/document';
import { change } from '../../store/edit';
import { useDocument, useResolved, useStore } from '../../store/store';
import { Option } from './Option';
import css from './RunSetup.module.css';

/** How the run is started, and how much of the form reaches it then; undecided, findings name their entry points. */
export function EntryPoints() {
  const heading = useId();
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
  return (
    <RadioGroup<EntryPoint | 'undecided'>
      className={css.group}
      aria-labelledby={heading}
      data-field="entry_point"
      value={chosen ?? 'undecided'}
      onChange={(entryPoint) =>
        change(
          (doc) => withEntryPoint(doc, entryPoint === 'undecided' ? undefined : entryPoint),
          'choose entry point',
        )
      }
    >
      <h3 id={heading}>Entry point</h3>
      {routes.map(({ id, command }) => (
        <Option
          key={id}
          value={id}
          title={id === 'python' ? ENTRY_POINT_FACTS.python.title : <code>{command}</code>}
        >
          {countText(reachCount({ ...draft, entry_point: id }, read))}
        </Option>
      ))}
      {chosen !== undefined && !routes.some(({ id }) => id === chosen) && (
        <Option value={chosen} title={ENTRY_POINT_FACTS[chosen].title}>
          not an entry point of this target
        </Option>
      )}
      <Option value="undecided" title="Undecided">
        findings name the entry points they apply to
      </Option>
    </RadioGroup>
  );
}

const countText = (count: ReachCount | null): string =>
  count === null ? '' : `${count.reach} of ${count.all} fields reach the run`;
