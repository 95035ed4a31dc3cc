/** Sections that several types of pages share. */
import type { ReactNode } from 'react';
import { type Page, pageOfName } from '../../shared/reference/entries';
import type { ListedRule } from '../../shared/reference/ruleList';
import { CodeText } from '../kit/CodeText';
import { closeOverlay } from '../kit/closeOverlay';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { markOf } from '../kit/findings/outcomes';
import { reveal } from '../store/reveal';
import { useStore } from '../store/store';
import css from './Page.module.css';
import { findingsOf } from './raised';
import { goToPage } from './store';

/** A link to another page. */
export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <button type="button" className="link" onClick={() => goToPage(to)}>
      {children}
    </button>
  );
}

/** A field's or array's name, as a link where it has a page. */
export function NameLink({ name }: { name: string }) {
  const page = pageOfName(name);
  const code = <code>{name}</code>;
  return page ? <PageLink to={page.id}>{code}</PageLink> : code;
}

/** The rules about a field or array, or that cite a section. */
export function AboutRules({
  rules,
  title = 'Rules',
}: {
  rules: readonly ListedRule[];
  title?: string;
}) {
  const raised = useStore((state) => state.resolution.findings);
  if (rules.length === 0) return null;
  return (
    <section className={css.part} aria-label={title}>
      <h3>{title}</h3>
      <ul className={css.links}>
        {rules.map(({ id, title, outcome }) => (
          <li key={id}>
            <OutcomeMark mark={outcome} />
            <span>
              <PageLink to={`rule:${id}`}>
                <code>{id}</code>
              </PageLink>{' '}
              {title}
              {raised.some(({ rule }) => rule === id) && <i>has findings</i>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Findings of this request of the page's rule, or about its field. */
export function FindingsNow({ page }: { page: Page }) {
  const all = useStore((state) => state.resolution.findings);
  const findings = findingsOf(all, page);
  return (
    <section className={css.part} aria-label="In this request">
      <h3>In this request</h3>
      {findings.length === 0 && (
        <p className={css.dim}>
          {page.kind === 'rule' ? 'No findings of this rule.' : 'No findings about this field.'}
        </p>
      )}
      <ul className={css.findings}>
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.fields.join(' ')}`} data-mark={markOf(finding)}>
            <p>
              <OutcomeMark mark={markOf(finding)} />
              {finding.acknowledged !== undefined && <small> (acknowledged)</small>}{' '}
              <CodeText text={finding.message} />
            </p>
            <p className={css.actions}>
              {page.kind !== 'rule' && (
                <PageLink to={`rule:${finding.rule}`}>
                  <code>{finding.rule}</code>
                </PageLink>
              )}
              <button
                type="button"
                className="link"
                onClick={() => closeOverlay(() => reveal(finding.fields))}
              >
                Go to {finding.fields[0] ?? 'field'}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
