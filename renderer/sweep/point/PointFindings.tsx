import type { Finding } from '../../../shared/findings/finding';
import { counted, outcomeText, SEVERITY_WORDS } from '../../findings/words';
import { RuleLink } from '../../reference/RuleLink';
import css from './PointPanel.module.css';

/** What is found at a point, the worst first; it is mended in the base or on an axis. */
export function PointFindings({ findings }: { findings: readonly Finding[] }) {
  const standing = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const shown = [
    ...standing.filter(({ severity }) => severity === 'error'),
    ...standing.filter(({ severity }) => severity === 'warning'),
    ...standing.filter(({ severity }) => severity === 'info'),
  ];
  return (
    <section aria-label="Findings of the point">
      <h4>{shown.length === 0 ? 'Nothing found' : counted(shown.length, 'finding')}</h4>
      <ul className={css.findings}>
        {shown.map((finding) => (
          <li
            key={`${finding.rule} ${finding.fields.join(' ')} ${finding.message}`}
            data-severity={finding.severity}
          >
            <p>
              <b>{SEVERITY_WORDS[finding.severity]}</b> <RuleLink id={finding.rule} />{' '}
              <small>{outcomeText(finding)}</small>
            </p>
            <p>{finding.message}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
