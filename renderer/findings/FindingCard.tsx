import { type RefObject, useEffect, useRef } from 'react';
import { canAcknowledge } from '../../shared/findings/acknowledge';
import type { Finding } from '../../shared/findings/finding';
import { sentencesOf } from '../../shared/findings/sentences';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { useIsOnMap } from '../kit/findings/onMap';
import { markOf } from '../kit/findings/outcomes';
import { useUnopened } from '../kit/findings/unchecked';
import { whereText } from '../kit/findings/words';
import { useLoaded } from '../kit/lazyModule';
import { RuleLink } from '../kit/RuleLink';
import { RULES } from '../kit/rules';
import { Sources } from '../kit/Sources';
import { reveal } from '../store/reveal';
import { selectFinding, useIsSelected } from '../store/selectedFinding';
import { Acknowledge } from './Acknowledge';
import css from './FindingCard.module.css';
import { Remedies } from './Remedies';

/** One finding: its outcome, what is wrong, the recommended fix, a way to acknowledge it, and why it matters. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, message, fields, source } = finding;
  const selected = useIsSelected(finding);
  const [first, ...rest] = sentencesOf(message);
  const goToRow = () => {
    selectFinding(finding);
    reveal(fields);
  };
  const unopened = useUnopened(finding);
  const isOnMap = useIsOnMap(finding);
  const rules = useLoaded(RULES);
  const facts = rules?.ruleFacts(rule);
  return (
    <li
      className={css.card}
      data-mark={markOf(finding)}
      data-selected={selected || undefined}
      ref={useScrolledTo(selected)}
    >
      <p className={css.head}>
        <OutcomeMark mark={markOf(finding)} />
        <RuleLink id={rule} />
      </p>
      <button type="button" className={css.body} onClick={goToRow}>
        <b>
          <CodeText text={first ?? message} />
        </b>
        {rest.length > 0 && (
          <span>
            {' '}
            <CodeText text={rest.join(' ')} />
          </span>
        )}
      </button>
      <p className={css.about}>
        {fields.map((field) => (
          <button
            key={field}
            type="button"
            className="link"
            aria-label={`Go to ${field}`}
            onClick={() => reveal([field])}
          >
            <code>{field}</code>
          </button>
        ))}
        {whereText(finding) !== '' && <span>{whereText(finding)}</span>}
      </p>
      <div className={css.actions}>
        <Remedies finding={finding} />
        {isOnMap && (
          <Button small variant="ghost" onClick={() => dispatch('show-on-map')}>
            Show on map
          </Button>
        )}
        {canAcknowledge(finding) && !unopened && <Acknowledge finding={finding} />}
        <details className={css.why}>
          <summary>Why</summary>
          {facts && (
            <p>
              <CodeText text={facts.why} />
            </p>
          )}
          <p>
            Source: <Sources sources={source} />. {facts && rules?.evidenceText(facts)}
          </p>
        </details>
      </div>
    </li>
  );
}

/** Brings a card into view when it is selected elsewhere. */
function useScrolledTo(selected: boolean): RefObject<HTMLLIElement | null> {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) card.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return card;
}
