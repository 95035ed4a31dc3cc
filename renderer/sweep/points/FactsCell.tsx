import type { PointFacts } from '../../../shared/ipc/sweep';
import { ruleFacts } from '../../../shared/rules/facts';
import { counted } from '../../findings/words';
import css from './PointTable.module.css';

/** How many errors and warnings a point has, and the rules that find them, the worst first. */
export function FactsCell({ facts }: { facts: PointFacts | undefined }) {
  if (!facts) return <td />;
  const { errors, warnings } = facts;
  const rules = facts.rules.filter((id) => ruleFacts(id)?.severity !== 'notice');
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
      {rules.length > 0 ? (
        <code>{rules.join(', ')}</code>
      ) : (
        <small>
          {facts.rules.length === 0 ? 'nothing found' : counted(facts.rules.length, 'notice')}
        </small>
      )}
    </td>
  );
}
