import { TARGETS } from '../../shared/targets';
import { overrideNames } from '../../shared/targets/names';
import { useResolved } from '../store/store';
import css from './FormPanel.module.css';
import { OrphanRow } from './OrphanRow';
import type { OrphanSetting } from './setting';

/** Settings without a field here: those of another workflow or target, which are kept, and unknown names. */
export function OrphanSettings({ orphans }: { orphans: readonly OrphanSetting[] }) {
  const target = useResolved(({ draft }) => draft.target);
  const workflow = useResolved(({ draft }) => draft.workflow);
  const elsewhere = orphans.filter(({ name }) => knownNames().has(name));
  const unknown = orphans.filter(({ name }) => !knownNames().has(name));
  return (
    <>
      <List
        title="Does not apply here"
        help={`kept, but ${target} has no such field for ${workflow}`}
        orphans={elsewhere}
      />
      <List
        title="Unknown names"
        help="in the request, but not a field of any target"
        orphans={unknown}
      />
    </>
  );
}

function List({
  title,
  help,
  orphans,
}: {
  title: string;
  help: string;
  orphans: readonly OrphanSetting[];
}) {
  if (orphans.length === 0) return null;
  return (
    <section className={css.group} aria-label={title}>
      <h3>
        {title} <small>{help}</small>
      </h3>
      {orphans.map((edit) => (
        <OrphanRow key={`${edit.op} ${edit.name}`} edit={edit} />
      ))}
    </section>
  );
}

let known: ReadonlySet<string> | undefined;

/** Every name that at least one target knows. */
function knownNames(): ReadonlySet<string> {
  known ??= new Set(Object.values(TARGETS).flatMap((target) => [...overrideNames(target)]));
  return known;
}
