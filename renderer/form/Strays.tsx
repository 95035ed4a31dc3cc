import { overrideNames } from '../../shared/factory/checks/overrides';
import { TARGETS } from '../../shared/targets';
import { useResolvedDraft } from '../store/store';
import css from './FormPanel.module.css';
import { StrayRow } from './StrayRow';
import type { Stray } from './setting';

/** What was set and has no field here: names of another workflow or target, which stay, and unknown ones. */
export function Strays({ strays }: { strays: readonly Stray[] }) {
  const target = useResolvedDraft((draft) => draft.target);
  const workflow = useResolvedDraft((draft) => draft.workflow);
  const elsewhere = strays.filter(({ name }) => knownNames().has(name));
  const unknown = strays.filter(({ name }) => !knownNames().has(name));
  return (
    <>
      <List
        title="Does not apply here"
        help={`kept as you set it, but ${workflow} for ${target} has no such field`}
        strays={elsewhere}
      />
      <List
        title="Unknown names"
        help="in the request, but no field of any target"
        strays={unknown}
      />
    </>
  );
}

function List({ title, help, strays }: { title: string; help: string; strays: readonly Stray[] }) {
  if (strays.length === 0) return null;
  return (
    <section className={css.group} aria-label={title}>
      <h3>
        {title} <small>{help}</small>
      </h3>
      {strays.map((edit) => (
        <StrayRow key={`${edit.op} ${edit.name}`} edit={edit} />
      ))}
    </section>
  );
}

let known: ReadonlySet<string> | undefined;

/** Every name that some target knows. */
function knownNames(): ReadonlySet<string> {
  known ??= new Set(
    Object.values(TARGETS).flatMap(({ sections, synonyms }) => [
      ...overrideNames(sections, synonyms),
    ]),
  );
  return known;
}
