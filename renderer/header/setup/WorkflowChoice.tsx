import { WORKFLOWS } from '../../../shared/request/request';
import { withWorkflow } from '../../store/document';
import { change } from '../../store/edit';
import { useDocument } from '../../store/store';
import css from './RunSetup.module.css';
import { WORKFLOW_TEXT } from './words';

/** Training or inference; settings are kept. */
export function WorkflowChoice() {
  const workflow = useDocument(({ draft }) => draft.workflow);
  return (
    <fieldset className={css.group} data-field="workflow">
      <legend>Workflow</legend>
      <div className={css.segments}>
        {WORKFLOWS.map((name) => (
          <label key={name}>
            <input
              type="radio"
              className="sr-only"
              name="workflow"
              checked={workflow === name}
              onChange={() => change((doc) => withWorkflow(doc, name))}
            />
            {WORKFLOW_TEXT[name]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
