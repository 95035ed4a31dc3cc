import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from '../store/store';
import css from './Dialog.module.css';

interface Props {
  label: string;
  /** As high as the window nearly. */
  wide?: boolean;
  children: ReactNode;
}

/** A modal sheet over the window; Escape and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({ label, wide = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body)
        before.focus();
    };
  }, []);
  const close = () => useStore.setState({ overlay: null });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape.
    <dialog
      ref={dialog}
      className={css.dialog}
      data-wide={wide || undefined}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={({ target }) => {
        pressed.current = target;
      }}
      onClick={({ target }) => {
        // Not one that was begun inside, as when text is selected to beyond the edge.
        if (target === dialog.current && target === pressed.current) close();
      }}
    >
      {children}
    </dialog>
  );
}
