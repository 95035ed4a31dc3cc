import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Icon } from '../../kit/Icon';
import { ariaKeysOf } from '../../kit/keyText';
import { Popover } from '../../kit/Popover';
import { readEnvironments } from '../../store/environments';
import { useDocument, useStore } from '../../store/store';
import { Conditions } from './Conditions';
import { EntryPoints } from './EntryPoints';
import { PtychoPinns } from './PtychoPinns';
import css from './RunSetup.module.css';
import { WorkflowChoice } from './WorkflowChoice';
import { entryPointText, hasEntryPoints, usePtychoPinnText, WORKFLOW_TEXT } from './words';

/** Workflow, entry point and PtychoPINN of the run in one control, which opens what sets them. */
export function RunSetup() {
  const field = useStore((state) => state.runSetup);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => void readEnvironments(), []);
  return (
    <Popover
      label="Run setup"
      align="end"
      trigger={<Trigger />}
      open={field !== null}
      onOpenChange={(open) => useStore.setState({ runSetup: open ? 'entry_point' : null })}
      initialFocus={() => controlOf(content.current, field)}
    >
      <div ref={content} className={css.popup}>
        <div className={css.how}>
          <WorkflowChoice />
          <EntryPoints />
        </div>
        <div className={css.where}>
          <PtychoPinns />
          <Conditions />
        </div>
        <p className={css.note}>
          Changing the entry point re-evaluates findings and fields without effect. Nothing you set
          is removed.
        </p>
      </div>
    </Popover>
  );
}

/** The chosen option of a field, so that arrow keys go on from there. */
function controlOf(content: HTMLElement | null, field: string | null): HTMLElement | null {
  const holder = content?.querySelector(`[data-field="${field}"]`) ?? content;
  if (holder instanceof HTMLButtonElement) return holder;
  for (const control of [
    '[role="radio"][data-checked]',
    '[role="radio"], [role="switch"], button',
  ]) {
    const found = holder?.querySelector<HTMLElement>(control);
    if (found) return found;
  }
  return null;
}

function Trigger(props: React.ComponentProps<'button'>) {
  const draft = useDocument(
    useShallow(({ draft: { target, workflow, entry_point } }) => ({
      target,
      workflow,
      entry_point,
    })),
  );
  const { name, about } = usePtychoPinnText(draft.target);
  return (
    <button
      {...props}
      type="button"
      className={css.trigger}
      aria-keyshortcuts={ariaKeysOf('run-setup')}
    >
      <span className={css.label}>Run setup</span>
      <b>{WORKFLOW_TEXT[draft.workflow]}</b>
      {hasEntryPoints(draft) && <span className={css.part}>{entryPointText(draft)}</span>}
      <span className={css.part} data-part="target">
        {name} <span className={css.about}>{about}</span>
      </span>
      <Icon name="down" size={14} />
    </button>
  );
}
