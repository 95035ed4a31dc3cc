import type { RunHistory } from '../../../shared/ipc/runs';
import { CodeText } from '../../kit/CodeText';
import css from './Panel.module.css';

/** Parts of the run's folder that were not read, each with the reason, and what its request lacks. */
export function NotRead({ recorded }: Pick<RunHistory, 'recorded'>) {
  const { not_read: parts, not_recovered: lost } = recorded;
  if (parts.length === 0 && lost.length === 0) return null;
  return (
    <>
      {parts.length > 0 && (
        <section className={css.part} aria-label="Not read">
          <h3>Not read</h3>
          <ul className={css.list}>
            {parts.map(({ file, problem }) => (
              <li key={file}>
                <code>{file}</code>
                <small>
                  <CodeText text={problem} />
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {lost.length > 0 && (
        <section className={css.part} aria-label="Not recovered">
          <details>
            <summary>
              <h3>Not recovered</h3> <span className={css.dim}>{lost.length}</span>
            </summary>
            <p className={css.dim}>
              Nothing says these settings. A request that starts from this run takes their defaults.
            </p>
            <ul className={css.names}>
              {lost.map((name) => (
                <li key={name}>
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
    </>
  );
}
