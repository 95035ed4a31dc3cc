import { type DiffRow, sourceText } from '../../../shared/diff/diff';
import { LayerBadge } from '../fields/LayerBadge';
import css from './PreviewBody.module.css';

/** A field of the payload: its value before and after, and where each comes from. */
export function PreviewRow({ path, row: { cells, kind } }: { path: string; row: DiffRow }) {
  const [a = null, b = null] = cells;
  const change = b?.change ?? null;
  const moved = sourceText(a) !== sourceText(b);
  return (
    <li className={css.row}>
      <code className={css.path}>{path}</code>
      <span className={css.values}>
        {kind === 'source' ? (
          <span>
            <code>{b?.text}</code> unchanged
          </span>
        ) : (
          <span>
            <code className={css.before}>{a?.text ?? 'n/a'}</code>
            <span aria-hidden="true"> → </span>
            <span className="sr-only"> to </span>
            <code className={css.after}>{b?.text ?? 'n/a'}</code>
            {change !== null && <small> {change}</small>}
          </span>
        )}
        <span className={css.layers}>
          {a && moved && (
            <>
              <LayerBadge layer={a.layer} set={a.set} />
              <span aria-hidden="true">→</span>
              <span className="sr-only"> to </span>
            </>
          )}
          {b && <LayerBadge layer={b.layer} set={b.set} />}
        </span>
      </span>
    </li>
  );
}
