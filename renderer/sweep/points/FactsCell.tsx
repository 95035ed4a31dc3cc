import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/reference/ruleList';
import css from './PointTable.module.css';

interface Props {
  readonly facts: PointFacts | undefined;
  /** Rules with findings at every point. */
  readonly common: ReadonlySet<string>;
}

/** Numbers of errors and warnings of a point, and its point-specific rules, worst first. */
export function FactsCell({ facts, common }: Props) {
  if (!facts) return <td />;
  const { errors, warnings } = facts;
  const rules = facts.rules.filter((id) => ruleFacts(id)?.severity !== 'info');
  const own = rules.filter((id) => !common.has(id));
  return (
    <td className={css.facts} title={facts.rules.join('\n')}>
      {errors > 0 && (
        <b data-severity="error">
          <span aria-hidden="true">✕</span>
          {errors}
          <span className="sr-only"> {errors === 1 ? 'error' : 'errors'}</span>
        </b>
      )}
      {warnings > 0 && (
        <b data-severity="warning">
          <span aria-hidden="true">▲</span>
          {warnings}
          <span className="sr-only"> {warnings === 1 ? 'warning' : 'warnings'}</span>
        </b>
      )}
      {own.length > 0 ? (
        <code>{own.join(', ')}</code>
      ) : (
        <small>{rules.length === 0 ? 'none' : 'same for all points'}</small>
      )}
    </td>
  );
}
