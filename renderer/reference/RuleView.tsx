import type { RulePage } from '../../shared/reference/entries';
import { evidenceText } from '../../shared/reference/ruleList';
import { CodeText } from '../kit/CodeText';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { ruleWhereText } from '../kit/findings/words';
import { Sources } from '../kit/Sources';
import css from './Page.module.css';
import { FindingsNow, NameLink } from './sections';

/** What a rule finds, why it matters, its fields, and its findings in this request. */
export function RuleView({ page }: { page: RulePage }) {
  const { rule } = page;
  return (
    <>
      <header className={css.head}>
        <h2>{rule.title}</h2>
        <p className={css.names}>
          <code>{rule.id}</code>
          <OutcomeMark mark={rule.outcome} />
          <span>{ruleWhereText(rule)}</span>
        </p>
      </header>
      <p>
        <CodeText text={rule.why} />
      </p>
      <FindingsNow page={page} />
      <dl className={css.facts}>
        {rule.fields.length > 0 && (
          <div>
            <dt>Fields</dt>
            <dd className={css.nameLinks}>
              {rule.fields.map((name) => (
                <NameLink key={name} name={name} />
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>Applies to</dt>
          <dd>
            {rule.targets?.join(', ') ?? 'all targets'};{' '}
            {rule.workflows?.join(', ') ?? 'training and inference'}
          </dd>
        </div>
        <div>
          <dt>Chapter</dt>
          <dd>{page.chapter}</dd>
        </div>
        <div>
          <dt>Source</dt>
          <dd>
            <Sources sources={rule.source} />. {evidenceText(rule)}
          </dd>
        </div>
      </dl>
    </>
  );
}
