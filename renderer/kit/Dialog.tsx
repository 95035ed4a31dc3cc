import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from '../store/store';
import css from './Dialog.module.css';

interface Props {
  label: string;
  /** Nearly as tall as the window. */
  wide?: boolean;
  children: ReactNode;
}

/** A modal sheet; Escape and a click outside close it, and the focus returns to where it was. */
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
        // Not a click that began inside, as when selecting text beyond the edge.
        if (target === dialog.current && target === pressed.current) close();
      }}
    >
      {children}
    </dialog>
  );
}
