import type { KeyboardEvent, RefObject } from 'react';
import type { Page } from '../../shared/reference/entries';
import css from './Reference.module.css';
import { goToPage, passPage, searchReference, useReference } from './store';

interface Props {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly pages: readonly Page[];
  readonly page: Page | undefined;
  toPage(): void;
}

/** The search box; its arrow keys move through the list below. */
export function SearchBox({ box, pages, page, toPage }: Props) {
  const query = useReference((state) => state.query);
  const typed = useReference((state) => state.typed);
  const at = typed ? -1 : pages.findIndex(({ id }) => id === page?.id);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && !event.altKey) {
      event.preventDefault();
      const next = pages[at < 0 ? 0 : Math.min(Math.max(at + step, 0), pages.length - 1)];
      if (next) passPage(next.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = pages;
      if (at < 0 && first) goToPage(first.id);
      else toPage();
    }
  };
  return (
    <input
      ref={box}
      type="text"
      role="combobox"
      className={css.search}
      aria-label="Search reference"
      aria-expanded={pages.length > 0}
      aria-controls={pages.length > 0 ? 'reference-pages' : undefined}
      aria-activedescendant={at < 0 ? undefined : page?.id}
      data-own-undo
      placeholder="Search rules, fields, arrays"
      spellCheck={false}
      value={query}
      onChange={({ target }) => searchReference({ query: target.value })}
      onKeyDown={onKeyDown}
    />
  );
}
