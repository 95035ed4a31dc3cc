import { type ReactElement, useEffect } from 'react';
import type { FixPreview } from '../../../shared/diff/preview';
import { errorText } from '../../../shared/errors/words';
import type { Outcome } from '../../../shared/ipc/contract';
import { useStore } from '../../store/store';
import { Popover } from '../Popover';
import css from './FixCard.module.css';
import { PreviewBody } from './PreviewBody';

interface Props {
  label: string;
  /** null while the card is closed. */
  outcome: Outcome<FixPreview> | null;
  /** The button of the fix. */
  trigger: ReactElement;
  /** Id of the part that describes the button. */
  id: string;
  kept: boolean;
  onKeep: () => void;
  onClose: () => void;
  /** By Escape. */
  onDismiss: () => void;
}

/** Preview of a fix beside its finding, which it never covers. It closes when the draft changes. */
export function FixCard({ label, outcome, trigger, id, kept, onKeep, onClose, onDismiss }: Props) {
  const isOpen = outcome !== null;
  useEffect(() => {
    if (!isOpen) return;
    return useStore.subscribe((state, before) => {
      const changed = state.history.present.draft !== before.history.present.draft;
      if (changed || state.resolution !== before.resolution) onClose();
    });
  }, [isOpen, onClose]);
  return (
    <Popover
      trigger={trigger}
      label={`Preview of ${label}`}
      side="left"
      beside="[data-mark]"
      initialFocus={false}
      open={isOpen}
      onOpenChange={(_, reason) => {
        if (reason === 'escape-key') onDismiss();
      }}
      className={css.card}
    >
      <div data-fix-card>
        <header className={css.head}>
          <strong>{label}</strong>
          <button type="button" className="link" onClick={kept ? onClose : onKeep}>
            {kept ? 'Close' : 'Keep open'}
          </button>
        </header>
        {outcome?.ok ? (
          <PreviewBody preview={outcome.value} limit={4} id={id} />
        ) : (
          outcome && <p id={id}>No preview: {errorText(outcome.error)}</p>
        )}
      </div>
    </Popover>
  );
}
