import { memo } from 'react';
import { Foldable } from '../kit/Foldable';
import { FindingCard } from './FindingCard';
import css from './FindingsTab.module.css';
import type { FindingGroup as Group } from './groups';

/** Memoised: a finding that appears must not render the others again. */
const Card = memo(FindingCard);

/** The findings of one outcome; with a heading they can be folded, and the window remembers which are. */
export function FindingGroup({ group, headed }: { group: Group; headed: boolean }) {
  const { id, title, help, findings } = group;
  const list = (
    <ul aria-label={title}>
      {findings.map((finding, i) => (
        <Card key={keyOf(finding, findings.slice(0, i))} finding={finding} />
      ))}
    </ul>
  );
  if (!headed) return list;
  return (
    <Foldable
      part={`findings ${id}`}
      className={css.group}
      summary={
        <h3 className={css.heading}>
          {title} <b>{findings.length}</b> <small>{help}</small>
        </h3>
      }
    >
      {list}
    </Foldable>
  );
}

type Finding = Group['findings'][number];

/** By rule and fields, so that a finding whose message changes stays in place; numbered where these repeat. */
function keyOf({ rule, fields }: Finding, before: readonly Finding[]): string {
  const alike = before.filter((f) => f.rule === rule && f.fields.join() === fields.join());
  return `${rule} ${fields.join(' ')} ${alike.length}`;
}
