import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { FixPreview } from '../../../shared/diff/preview';
import { errorText } from '../../../shared/errors/words';
import type { Outcome } from '../../../shared/ipc/contract';
import { useStore } from '../../store/store';
import css from './FixCard.module.css';
import { PreviewBody } from './PreviewBody';
import { place } from './placeCard';

interface Props {
  label: string;
  outcome: Outcome<FixPreview>;
  anchor: RefObject<HTMLElement | null>;
  /** Id of the part that describes the button. */
  id: string;
  kept: boolean;
  onKeep: () => void;
  onClose: () => void;
}

/** Preview of a fix beside its button. It closes when the draft changes. */
export function FixCard({ label, outcome, anchor, id, kept, onKeep, onClose }: Props) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    card.current?.showPopover();
  }, []);
  useLayoutEffect(() => {
    const put = () => {
      if (card.current && anchor.current) place(card.current, anchor.current);
    };
    put();
    // A card that the user keeps open does not move.
    if (kept) return;
    window.addEventListener('scroll', put, true);
    window.addEventListener('resize', put);
    return () => {
      window.removeEventListener('scroll', put, true);
      window.removeEventListener('resize', put);
    };
  }, [anchor, kept]);
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (card.current?.contains(document.activeElement)) anchor.current?.focus();
      onClose();
    };
    window.addEventListener('keydown', onKeyDown, true);
    const stop = useStore.subscribe((state, before) => {
      const changed = state.history.present.draft !== before.history.present.draft;
      if (changed || state.resolution !== before.resolution) onClose();
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      stop();
    };
  }, [anchor, onClose]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card beside a button, not part of a form.
    <div
      ref={card}
      popover="manual"
      role="group"
      aria-label={`Preview of ${label}`}
      className={css.card}
      data-fix-card
    >
      <header className={css.head}>
        <strong>{label}</strong>
        <button type="button" className="link" onClick={kept ? onClose : onKeep}>
          {kept ? 'Close' : 'Keep open'}
        </button>
      </header>
      {outcome.ok ? (
        <PreviewBody preview={outcome.value} limit={4} id={id} />
      ) : (
        <p id={id}>No preview: {errorText(outcome.error)}</p>
      )}
    </div>
  );
}
