import { useRef } from 'react';
import { useLoaded } from '../kit/lazyModule';
import { copyCommand } from '../store/files';
import { useDocument, useStore } from '../store/store';
import css from './ExportMenu.module.css';
import { EXPORTERS } from './exporters';
import { useExport } from './store';

/** Next to Export: every other format of the request. */
export function ExportMenu() {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const target = useDocument(({ draft }) => draft.target);
  const workflow = useDocument(({ draft }) => draft.workflow);
  const formats = useLoaded(EXPORTERS)?.formatsFor({ target, workflow }) ?? [];
  const items = [
    ...formats.map(({ id, title }) => ({
      title,
      run: () => {
        useExport.setState({ format: id });
        useStore.setState({ tab: 'export' });
      },
    })),
    { title: 'Copy as command line', run: () => void copyCommand() },
  ];
  const buttons = () => [...(menu.current?.querySelectorAll('button') ?? [])];
  const onKeyDown = (event: React.KeyboardEvent) => {
    const all = buttons();
    const at = all.findIndex((item) => item.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') menu.current?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };
  const onToggle = ({ newState }: { newState: string }) => {
    button.current?.setAttribute('aria-expanded', String(newState === 'open'));
    // Formats that load while it is open are placed before the other items.
    if (newState === 'open') EXPORTERS.with(() => buttons()[0]?.focus());
  };
  const place = () => {
    if (!menu.current || !button.current) return;
    const { bottom, right } = button.current.getBoundingClientRect();
    menu.current.style.top = `${bottom + 4}px`;
    menu.current.style.right = `${window.innerWidth - right}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`btn ${css.button}`}
        aria-haspopup="menu"
        aria-expanded={false}
        aria-label="Export as…"
        title="Export in another format: script, command line, YAML"
        popoverTarget={MENU}
        onClick={place}
      >
        ▾
      </button>
      <div
        ref={menu}
        id={MENU}
        popover="auto"
        role="menu"
        aria-label="Export as"
        tabIndex={-1}
        className={css.menu}
        onKeyDown={onKeyDown}
        onToggle={onToggle}
      >
        {items.map(({ title, run }) => (
          <button
            key={title}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              menu.current?.hidePopover();
              run();
            }}
          >
            {title}
          </button>
        ))}
      </div>
    </>
  );
}

const MENU = 'export-menu';
