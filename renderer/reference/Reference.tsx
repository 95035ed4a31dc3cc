import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { findPage, referenceEntries } from '../../shared/reference/entries';
import { findPages } from '../../shared/reference/find';
import { Dialog } from '../kit/Dialog';
import { useStore } from '../store/store';
import { Filters } from './Filters';
import { PageList } from './PageList';
import { PageView } from './PageView';
import css from './Reference.module.css';
import { findingsOf } from './raised';
import { SearchBox } from './SearchBox';
import { shownPage, stepTrail, useReference } from './store';
import { Trail } from './Trail';

/** Rules, fields and dataset arrays: search on the left, the page on the right, linked to each other and to this request. */
export function Reference() {
  const findings = useStore((state) => state.resolution.findings);
  const { query, kind, severity, raisedOnly } = useReference();
  const shown = useReference(shownPage);
  const pages = useMemo(() => {
    const all = findPages(referenceEntries(), { query, kind, severity });
    return raisedOnly ? all.filter((page) => findingsOf(findings, page).length > 0) : all;
  }, [query, kind, severity, raisedOnly, findings]);
  const search = useRef<HTMLInputElement>(null);
  const article = useRef<HTMLElement>(null);
  const page = shown === undefined ? undefined : findPage(shown);
  useArrival(article);

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey } = event;
    const typing = event.target === search.current;
    if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      event.preventDefault();
      stepTrail(key === 'ArrowLeft' ? -1 : 1);
    } else if (((ctrlKey || metaKey) && key.toLowerCase() === 'f') || (key === '/' && !typing)) {
      event.preventDefault();
      search.current?.select();
    }
  };
  return (
    <Dialog label="Reference" wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole sheet. */}
      <div className={css.sheet} onKeyDown={onKeyDown}>
        <section className={css.finder} aria-label="Pages">
          <SearchBox
            box={search}
            pages={pages}
            page={page}
            toPage={() => article.current?.focus()}
          />
          <Filters count={pages.length} />
          <PageList pages={pages} shown={page?.id} grouped={query.trim() === ''} />
        </section>
        <section className={css.reader} aria-label="Page">
          <Trail />
          <article
            key={page?.id ?? 'beginning'}
            ref={article}
            className={css.page}
            aria-label={page?.title ?? 'Reference'}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must be reachable by keyboard.
            tabIndex={0}
          >
            <PageView page={page} />
          </article>
        </section>
      </div>
    </Dialog>
  );
}

/** Focuses the page after following a link or opening the Reference at it. */
function useArrival(article: RefObject<HTMLElement | null>): void {
  const shown = useReference(shownPage);
  const passing = useReference((state) => state.passing);
  useLayoutEffect(() => {
    if (shown === undefined || passing) return;
    // At once, as the link that had the focus is gone; and after the dialog has taken it for its first control.
    article.current?.focus();
    const frame = requestAnimationFrame(() => article.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [shown, passing, article]);
}
