import { rowSetting } from '../../shared/form/formRows';
import type { FormRow } from '../../shared/form/rows';
import { insteadWords, routeWords, sourcePlace } from '../../shared/propagation/words';
import { findTarget } from '../../shared/targets';
import { propagationOf, routeMark } from '../kit/fields/propagation';
import { useDraft } from '../store/store';
import css from './Routes.module.css';

/** Whether the field reaches a run on each way to start one, and what is true of that way whatever is set. */
export function Routes({ row }: { row: FormRow }) {
  const targetName = useDraft((draft) => draft.target);
  const workflow = useDraft((draft) => draft.workflow);
  const propagation = useDraft((draft) =>
    propagationOf(draft.target, draft.workflow, row, rowSetting(row, draft)),
  );
  const target = findTarget(targetName);
  if (!target || !propagation) return null;
  const better = insteadWords(propagation);
  return (
    <section aria-label="Does it reach a run">
      <h4>Does it reach {workflow}</h4>
      <dl className={css.routes}>
        {target.routes[workflow].map(({ id, command, notes }) => {
          const told = propagation.routes[id];
          return (
            <div key={id} data-fate={told.effect}>
              <dt>
                <span className={css.mark} aria-hidden="true">
                  {routeMark(told)}
                </span>
                <code>{command}</code>
              </dt>
              <dd>
                {routeWords(told)}
                {told.where !== '' && <small> {sourcePlace(target, told.where)}</small>}
                {notes.length > 0 && (
                  <details>
                    <summary>Of this way, whatever is set</summary>
                    <ul>
                      {notes.map(({ text, source }) => (
                        <li key={text}>
                          {text} <small>{source}</small>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {propagation.only && (
        <p>In a run from this payload it counts only {propagation.only.text}.</p>
      )}
      {better !== '' && <p>What works: {better}.</p>}
    </section>
  );
}
