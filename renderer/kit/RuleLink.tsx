import { dispatch } from './actions';
import { tip } from './Tip';

/** A rule's id; it opens the rule's page. */
export function RuleLink({ id }: { id: string }) {
  return (
    <button
      type="button"
      className="link"
      {...tip('What this rule finds and why, in the Reference')}
      onClick={() => dispatch('open-page', `rule:${id}`)}
    >
      <code>{id}</code>
    </button>
  );
}
