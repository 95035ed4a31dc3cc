import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/reference/ruleList';
import css from './PointTable.module.css';

interface Props {
  readonly facts: PointFacts | undefined;
  /** Rules that every point has something of. */
  readonly common: ReadonlySet<string>;
}

/** How many errors and warnings a point has, and its own rules, the worst first; those of every point are left to the sum. */
export function FactsCell({ facts, common }: Props) {
  if (!facts) return <td />;
  const { errors, warnings } = facts;
  const standing = facts.rules.filter((id) => ruleFacts(id)?.severity !== 'info');
  const own = standing.filter((id) => !common.has(id));
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
        <small>{standing.length === 0 ? 'nothing' : 'as every point'}</small>
      )}
    </td>
  );
}
