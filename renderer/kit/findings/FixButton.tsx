import { type RefObject, useId, useLayoutEffect, useRef } from 'react';
import type { FixPreview } from '../../../shared/diff/preview';
import type { Outcome } from '../../../shared/ipc/contract';
import { Button } from '../Button';
import { moveFocusAfterRemoval } from '../moveFocusAfterRemoval';
import css from './FixButton.module.css';
import { FixCard } from './FixCard';
import { useCard } from './useCard';

interface Props {
  label: string;
  /** Asks for the effect, once the button has had the pointer or the focus for a moment. */
  ask: () => Promise<Outcome<FixPreview>>;
  onClick: () => void;
  opensDialog?: true;
}

/** A button that changes the request; under the pointer or with the focus it previews the effect. */
export function FixButton({ label, ask, onClick, opensDialog }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { shown, kept, keep, close, dismiss, around } = useCard(ask);
  useFocusAfterFix(button);
  return (
    <span className={css.around} {...around}>
      <FixCard
        label={label}
        outcome={shown}
        trigger={
          <Button
            ref={button}
            small
            aria-describedby={shown ? id : undefined}
            aria-haspopup={opensDialog && 'dialog'}
            onPointerDown={close}
            onClick={() => {
              close();
              onClick();
            }}
          >
            {label}
          </Button>
        }
        id={id}
        kept={kept}
        onKeep={keep}
        onClose={close}
        onDismiss={dismiss}
      />
    </span>
  );
}

/** A fix that resolves its finding removes its own button: the focus moves to what is next. */
function useFocusAfterFix(button: RefObject<HTMLButtonElement | null>): void {
  useLayoutEffect(() => {
    const element = button.current;
    return () => {
      if (element && document.activeElement === element) moveFocusAfterRemoval(element);
    };
  }, [button]);
}
