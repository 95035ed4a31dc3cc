import { WORKFLOWS } from '../../shared/request/request';
import { withWorkflow } from '../store/document';
import { change } from '../store/edit';
import { useDocument } from '../store/store';
import css from './WorkflowSwitch.module.css';

const WORDS = { training: 'Training', inference: 'Inference' } as const;

/** Training or inference; settings are kept. */
export function WorkflowSwitch() {
  const workflow = useDocument(({ draft }) => draft.workflow);
  return (
    <fieldset className={css.switch}>
      <legend className="sr-only">Workflow</legend>
      {WORKFLOWS.map((name) => (
        <label key={name} className={css.option}>
          <input
            type="radio"
            className="sr-only"
            name="workflow"
            checked={workflow === name}
            onChange={() => change((doc) => withWorkflow(doc, name))}
          />
          {WORDS[name]}
        </label>
      ))}
    </fieldset>
  );
}
