import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../kit/Button';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import { useMarks } from '../kit/findings/useMarks';
import { keyOf } from '../kit/keyText';
import { useStore } from '../store/store';
import css from './Columns.module.css';

interface Props {
  width: number;
  /** The result column. */
  children: ReactNode;
}

/**
 * The result column of a narrow window: a button at the edge opens it over the form, with the focus in it. Escape, a
 * press outside and going to another column close it.
 */
export function PanelOverlay({ width, children }: Props) {
  const open = useStore((state) => state.panelOpen);
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    panel.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    const leave = ({ target }: Event) => {
      if (target instanceof Element && target.closest('[data-column]:not([data-result])'))
        useStore.setState({ panelOpen: false });
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  return (
    <>
      <div className={css.rail}>
        <Button
          ref={button}
          variant="ghost"
          icon="panel"
          label="Results"
          keys={keyOf('next-column')}
          aria-expanded={open}
          onClick={() => useStore.setState({ panelOpen: !open })}
        />
        <Marks />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what holds the focus. */}
      <div
        ref={panel}
        className={css.overlay}
        hidden={!open}
        style={{ width }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          useStore.setState({ panelOpen: false });
          button.current?.focus();
        }}
      >
        {children}
      </div>
    </>
  );
}

/** What the closed column would show: how many findings of each outcome. */
function Marks() {
  return useMarks().map(({ mark, count }) => (
    <span key={mark} data-mark={mark} aria-hidden="true">
      <OutcomeIcon mark={mark} />
      {count}
    </span>
  ));
}
