import { findTarget, NOT_INSTALLABLE } from '../../shared/targets';
import { Button } from '../kit/Button';
import { withDraft } from '../store/document';
import { change } from '../store/edit';
import { useDocument } from '../store/store';
import { rememberTarget } from '../store/target';
import css from './Detail.module.css';

/** A built-in target: what it is, and the button that takes it for the configuration. */
export function TargetDetail({ name }: { name: string }) {
  const target = findTarget(name);
  const isHere = useDocument(({ draft }) => draft.target === name);
  if (!target) return <p className={css.empty}>The target `{name}` is not known.</p>;
  const { title, summary, commit, traits } = target;
  return (
    <div className={css.head}>
      <div className={css.title}>
        <h2>{name}</h2>
        <Button
          disabled={isHere}
          onClick={() => {
            change((doc) => withDraft(doc, { target: name }));
            rememberTarget(name);
          }}
        >
          {isHere ? 'Used by this configuration' : 'Use for this configuration'}
        </Button>
      </div>
      <dl className={css.facts}>
        <dt>What it is</dt>
        <dd>{title}</dd>
        <dt>Summary</dt>
        <dd>{summary}</dd>
        <dt>Revision</dt>
        <dd>{commit === null ? NOT_INSTALLABLE : <code>{commit}</code>}</dd>
        {traits.run.runs && (
          <>
            <dt>Installed</dt>
            <dd>
              Built in: Pinnboard knows its fields and its factory. Add an environment to see what
              is installed.
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
