import { type RefObject, useEffect, useRef } from 'react';
import { canAcknowledge } from '../../shared/findings/acknowledge';
import type { Finding } from '../../shared/findings/finding';
import { CodeText } from '../kit/CodeText';
import { CheckFile } from '../kit/findings/CheckFile';
import { Fixes } from '../kit/findings/Fixes';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
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
import css from './FindingsTab.module.css';

/** One finding with why it matters, its source, its fixes, and a way to acknowledge it. */
export function FindingCard({ finding }: { finding: Finding }) {
  const { rule, message, fields, source } = finding;
  const selected = useIsSelected(finding);
  const goToRow = () => {
    selectFinding(finding);
    reveal(fields);
  };
  const unopened = useUnopened(finding);
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
        <span className={css.outcome}>{whereText(finding)}</span>
      </p>
      <button type="button" className={css.body} onClick={goToRow}>
        <CodeText text={message} />
      </button>
      <div className={css.foot}>
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
        <span className={css.fixes}>
          {unopened ? <CheckFile finding={finding} /> : <Fixes finding={finding} />}
        </span>
      </div>
      <details className={css.why}>
        <summary>Why</summary>
        {facts && (
          <p>
            <CodeText text={facts.why} />
          </p>
        )}
        <p className={css.source}>
          Source: <Sources sources={source} />. {facts && rules?.evidenceText(facts)}
        </p>
      </details>
      {canAcknowledge(finding) && !unopened && <Acknowledge finding={finding} />}
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
