import { rowSetting } from '../../shared/form/formRows';
import { propagationOf } from '../../shared/form/reach';
import type { FormRow } from '../../shared/form/rows';
import { routeWords } from '../../shared/propagation/words';
import { sourceText } from '../../shared/sources/source';
import { findTarget } from '../../shared/targets';
import { insteadWords } from '../../shared/targets/forwarding';
import { CodeText } from '../kit/CodeText';
import { routeMark } from '../kit/fields/propagation';
import { Sources } from '../kit/Sources';
import { useResolved } from '../store/store';
import css from './Routes.module.css';

/** Whether the field takes effect with each entry point, and what applies to that entry point in general. */
export function Routes({ row }: { row: FormRow }) {
  const targetName = useResolved(({ draft }) => draft.target);
  const workflow = useResolved(({ draft }) => draft.workflow);
  const chosen = useResolved(({ draft }) => draft.entry_point);
  const propagation = useResolved(({ draft }) => propagationOf(draft, row, rowSetting(row, draft)));
  const target = findTarget(targetName);
  if (!target || !propagation) return null;
  const instead = insteadWords(target, workflow, propagation, chosen);
  return (
    <section aria-label="Does it reach the run?">
      <h4>Does it reach {workflow}?</h4>
      <dl className={css.routes}>
        {target.routes[workflow].map(({ id, command, notes }) => {
          const here = propagation.routes[id];
          return (
            <div key={id} data-effect={here.effect}>
              <dt>
                <span className={css.mark} aria-hidden="true">
                  {routeMark(here)}
                </span>
                <code>{command}</code>
              </dt>
              <dd>
                <CodeText text={routeWords(here)} />
                {here.where && <small> {sourceText(here.where)}</small>}
                {notes.length > 0 && (
                  <details>
                    <summary>Applies to this entry point in general</summary>
                    <ul>
                      {notes.map(({ text, source }) => (
                        <li key={text}>
                          <CodeText text={text} />{' '}
                          <small>
                            <Sources sources={source} />
                          </small>
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
        <p>In a run from this payload it takes effect only {propagation.only.text}.</p>
      )}
      {instead !== '' && (
        <p>
          <CodeText text={`Use ${instead} instead.`} />
        </p>
      )}
    </section>
  );
}
