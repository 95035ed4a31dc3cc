import { itemText } from '../../../shared/sweep/draft/list';
import { typeOfName } from '../../../shared/targets/catalogue';
import { counted } from '../../kit/format';
import { STATUS_WORDS } from '../StatusMark';
import type { Planned } from '../store';
import css from './Coverage.module.css';
import type { Frame } from './lines';

/** Rules listed in the tooltip; the point's panel has them all. */
const MOST_RULES = 3;

interface Props {
  readonly planned: Planned;
  readonly tip: { readonly point: number; readonly x: number; readonly y: number };
  readonly frame: Frame;
}

/** The point whose line is under the pointer. */
export function PointTip({ planned: { plan, facts, spec }, tip: { point, x, y }, frame }: Props) {
  const values = plan.valuesAt(point);
  const here = facts[point];
  const more = (here?.rules.length ?? 0) - MOST_RULES;
  const style = {
    ...(x > frame.width / 2 ? { right: frame.width - x + 12 } : { left: x + 12 }),
    ...(y > frame.height / 2 ? { bottom: frame.height - y + 8 } : { top: y + 8 }),
  };
  return (
    <div className={css.tip} style={style} aria-hidden="true">
      <b>Point {point + 1}</b>
      {spec.axes.map(({ name }) => (
        <code key={name}>
          {name} {itemText(values[name] ?? null, typeOfName(spec.base.target, name))}
        </code>
      ))}
      {here === undefined ? (
        <span>not resolved yet</span>
      ) : (
        <span>
          {STATUS_WORDS[here.status]}
          {here.errors > 0 && `, ${counted(here.errors, 'error')}`}
          {here.warnings > 0 && `, ${counted(here.warnings, 'warning')}`}
        </span>
      )}
      {here?.rules.slice(0, MOST_RULES).map((rule) => (
        <small key={rule}>{rule}</small>
      ))}
      {more > 0 && <small>and {more} more (click for details)</small>}
    </div>
  );
}
