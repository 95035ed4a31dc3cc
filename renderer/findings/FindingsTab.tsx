import { type Finding, SEVERITIES } from '../../shared/findings/finding';
import { reveal } from '../store/reveal';
import { useStore } from '../store/store';
import css from './FindingsTab.module.css';
import { Fixes } from './Fixes';
import { counted, outcomeText, SEVERITY_WORDS } from './words';

/** All findings, the errors first. */
export function FindingsTab() {
  const findings = useStore((state) => state.resolution.findings);
  const resolved = useStore((state) => state.resolveMs !== null);
  if (findings.length === 0)
    return (
      <p className={css.empty}>
        {resolved
          ? 'Nothing to report: the factory takes this request and nothing looks wrong.'
          : 'Resolving…'}
      </p>
    );
  return SEVERITIES.map((severity) => {
    const here = findings.filter((finding) => finding.severity === severity);
    if (here.length === 0) return null;
    return (
      <section key={severity} aria-label={`${SEVERITY_WORDS[severity]}s`}>
        <h3 className={css.heading}>{counted(here.length, SEVERITY_WORDS[severity])}</h3>
        <ul className={css.list}>
          {here.map((finding) => (
            <Card
              key={`${finding.rule} ${finding.fields.join(' ')} ${finding.message}`}
              finding={finding}
            />
          ))}
        </ul>
      </section>
    );
  });
}

function Card({ finding }: { finding: Finding }) {
  return (
    <li className={css.card} data-severity={finding.severity}>
      <button type="button" className={css.body} onClick={() => reveal(finding.fields)}>
        <span className={css.head}>
          <b>{SEVERITY_WORDS[finding.severity]}</b>
          <code>{finding.rule}</code>
          <span className={css.outcome}>{outcomeText(finding)}</span>
        </span>
        <span>{finding.message}</span>
      </button>
      <div className={css.foot}>
        {finding.fields.map((field) => (
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
          <Fixes finding={finding} />
        </span>
      </div>
      <p className={css.source}>Source: {finding.source}</p>
    </li>
  );
}
