import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { ariaKeysOf } from '../../kit/keyText';
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
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => void readEnvironments(), []);
  return (
    <Popover.Root
      open={field !== null}
      onOpenChange={(open) => useStore.setState({ runSetup: open ? 'entry_point' : null })}
    >
      <Trigger />
      <Popover.Portal>
        <Popover.Positioner className={css.positioner} align="end" sideOffset={6}>
          <Popover.Popup
            ref={popup}
            className={css.popup}
            aria-label="Run setup"
            initialFocus={() => controlOf(popup.current, field)}
          >
            <div className={css.how}>
              <WorkflowChoice />
              <EntryPoints />
            </div>
            <div className={css.where}>
              <PtychoPinns />
              <Conditions />
            </div>
            <p className={css.note}>
              Changing the entry point re-evaluates findings and fields without effect. Nothing you
              set is removed.
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The chosen option of a field, so that arrow keys go on from there. */
function controlOf(popup: HTMLElement | null, field: string | null): HTMLElement | null {
  const holder = popup?.querySelector(`[data-field="${field}"]`) ?? popup;
  return (
    holder?.querySelector<HTMLElement>('input:checked') ??
    holder?.querySelector<HTMLElement>('input, select') ??
    null
  );
}

function Trigger() {
  const draft = useDocument(
    useShallow(({ draft: { target, workflow, entry_point } }) => ({
      target,
      workflow,
      entry_point,
    })),
  );
  const { name, about } = usePtychoPinnText(draft.target);
  return (
    <Popover.Trigger className={css.trigger} aria-keyshortcuts={ariaKeysOf('run-setup')}>
      <span className={css.label}>Run setup</span>
      <b>{WORKFLOW_TEXT[draft.workflow]}</b>
      {hasEntryPoints(draft) && (
        <span className={css.part} data-part="entry point">
          {entryPointText(draft)}
        </span>
      )}
      <span className={css.part} data-part="target">
        {name} <span className={css.about}>{about}</span>
      </span>
      <ChevronDown size={14} aria-hidden />
    </Popover.Trigger>
  );
}
