import { memo, useEffect } from 'react';
import type { Page } from '../../shared/reference/entries';
import { OutcomeMark } from '../kit/findings/OutcomeMark';
import { counted } from '../kit/format';
import { useStore } from '../store/store';
import css from './PageList.module.css';
import { findingsOf } from './raised';
import { goToPage, useReference } from './store';

interface Props {
  readonly pages: readonly Page[];
  readonly shown: string | undefined;
  /** By chapter; search results are sorted by relevance. */
  readonly grouped: boolean;
}

/** The pages found; arrow keys in the search box move through them. */
export function PageList({ pages, shown, grouped }: Props) {
  const query = useReference((state) => state.query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list changes with every search.
  useEffect(() => {
    if (shown === undefined) return;
    // After the dialog is shown, so that its elements have a layout.
    const frame = requestAnimationFrame(() =>
      document.getElementById(shown)?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [shown, pages]);
  if (pages.length === 0)
    return (
      <p className={css.none}>
        {query === '' ? 'No pages match the filter.' : `No pages match “${query}”.`}
      </p>
    );
  const chapters = grouped ? [...new Set(pages.map(({ chapter }) => chapter))] : [];
  return (
    <div id="reference-pages" role="listbox" aria-label="Pages" className={css.list}>
      {grouped
        ? chapters.map((chapter) => (
            // biome-ignore lint/a11y/useSemanticElements: groups of a listbox's options.
            <div key={chapter} role="group" aria-label={chapter}>
              <div className={css.chapter} aria-hidden="true">
                {chapter}
              </div>
              {pages
                .filter((page) => page.chapter === chapter)
                .map((page) => (
                  <Entry key={page.id} page={page} shown={page.id === shown} />
                ))}
            </div>
          ))
        : pages.map((page) => <Entry key={page.id} page={page} shown={page.id === shown} />)}
    </div>
  );
}

const Entry = memo(function Entry({ page, shown }: { page: Page; shown: boolean }) {
  const raised = useStore((state) => findingsOf(state.resolution.findings, page).length);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box answers the keys.
    <div
      id={page.id}
      role="option"
      aria-selected={shown}
      tabIndex={-1}
      className={css.entry}
      onClick={() => goToPage(page.id)}
    >
      <span className={css.title}>{page.title}</span>
      <span className={css.detail}>
        <code>{page.names[0]}</code>
        <Mark page={page} />
        {raised > 0 && <span className={css.raised}>{counted(raised, 'finding')}</span>}
      </span>
    </div>
  );
});

function Mark({ page }: { page: Page }) {
  if (page.kind === 'rule') return <OutcomeMark mark={page.rule.outcome} />;
  const { length } = page.rules;
  return <span>{length === 0 ? '' : counted(length, 'rule')}</span>;
}
