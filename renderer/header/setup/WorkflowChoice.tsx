import { WORKFLOWS } from '../../../shared/request/request';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { withWorkflow } from '../../store/document';
import { change } from '../../store/edit';
import { useDocument } from '../../store/store';
import css from './RunSetup.module.css';
import { WORKFLOW_TEXT } from './words';

/** Training or inference; settings are kept. */
export function WorkflowChoice() {
  const workflow = useDocument(({ draft }) => draft.workflow);
  return (
    <div className={css.group} data-field="workflow">
      <h3>Workflow</h3>
      <ToggleGroup
        label="Workflow"
        value={workflow}
        choices={WORKFLOWS.map((value) => ({ value, label: WORKFLOW_TEXT[value] }))}
        onChange={(chosen) => change((doc) => withWorkflow(doc, chosen))}
      />
    </div>
  );
}
