import { useStore } from '../store/store';
import { FindingCard } from './FindingCard';
import css from './FindingsTab.module.css';
import { groupFindings } from './groups';
import { applySafeFixes, countSafe } from './safe';
import { counted } from './words';

/** All findings by what they lead to, the worst first. */
export function FindingsTab() {
  const findings = useStore((state) => state.resolution.findings);
  const resolved = useStore((state) => state.resolveMs !== null);
  const safe = countSafe(findings);
  if (findings.length === 0)
    return (
      <p className={css.empty}>
        {resolved
          ? 'Nothing to report: the factory takes this request and nothing looks wrong.'
          : 'Resolving…'}
      </p>
    );
  return (
    <>
      {safe > 0 && (
        <p className={css.safe}>
          <span>
            {counted(safe, 'finding')} can be mended without changing any section of the payload.
          </span>
          <button type="button" className="btn small" onClick={applySafeFixes}>
            Fix all safe ones
          </button>
        </p>
      )}
      {groupFindings(findings).map(({ id, title, help, findings: here }) => (
        <section key={id} aria-label={title}>
          <h3 className={css.heading}>
            {title} <b>{here.length}</b> <small>{help}</small>
          </h3>
          <ul className={css.list}>
            {here.map((finding) => (
              <FindingCard key={`${finding.rule} ${finding.fields.join(' ')}`} finding={finding} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
