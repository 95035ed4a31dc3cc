import type { Environment } from '../../../shared/environments/environment';
import { tip } from '../Tip';
import css from './LikenessMark.module.css';
import { type Likeness, likeness, shortCommit } from './words';

/** Paths of the icons in a box of 16 by 16. */
const ICONS: { readonly [kind in Likeness['kind']]: string } = {
  equal: 'm3.5 8.5 3 3 6-7',
  differs: 'M8 2.5v11M3 5.5h4M5 3.5v4M9.5 11h4',
  stated: 'M8 2.3a5.7 5.7 0 1 0 0 11.4A5.7 5.7 0 0 0 8 2.3z',
  unknown: 'M8 2.3a5.7 5.7 0 1 0 0 11.4A5.7 5.7 0 0 0 8 2.3z',
};

/** How an environment compares with the targets, as icon and words. */
export function LikenessMark({
  environment,
}: {
  environment: Pick<Environment, 'report' | 'statedTarget'>;
}) {
  const { kind, text } = likeness(environment);
  return (
    <span className={css.mark} data-kind={kind}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={ICONS[kind]} />
      </svg>
      {text}
    </span>
  );
}

/** The revision of an environment, shortened. */
export function RevisionText({ report }: Pick<Environment, 'report'>) {
  if (report?.revision)
    return <code {...tip(report.revision)}>{shortCommit(report.revision)}</code>;
  return <span>{report === null ? 'not read' : 'unknown revision'}</span>;
}
