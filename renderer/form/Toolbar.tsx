import type { RefObject } from 'react';
import { useStore } from '../store/store';
import type { Filter } from '../store/viewSlice';
import css from './Toolbar.module.css';

const LEVEL_CHIPS: readonly { filter: Filter; label: string; title: string }[] = [
  { filter: 'essential', label: 'Essential', title: 'What every run needs, and whatever you set' },
  { filter: 'common', label: 'Common', title: 'What many runs touch' },
  { filter: 'all', label: 'All', title: 'Every field of this workflow and target' },
];

interface Props {
  search: RefObject<HTMLInputElement | null>;
  changed: number;
  findings: number;
}

/** Search and filters over the form's rows. */
export function Toolbar({ search, changed, findings }: Props) {
  const filter = useStore((state) => state.filter);
  const query = useStore((state) => state.query);
  const show = useStore((state) => state.show);
  const chip = (key: Filter, label: string, title: string, count?: number) => (
    <button
      key={key}
      type="button"
      className={css.chip}
      aria-pressed={filter === key && query === ''}
      title={title}
      onClick={() => show({ filter: key, query: '' })}
    >
      {label}
      {count !== undefined && <span className={css.count}> {count}</span>}
    </button>
  );
  return (
    <div className={css.tools}>
      <span className={css.search}>
        <input
          ref={search}
          type="search"
          aria-label="Search fields"
          aria-keyshortcuts="/ Control+F"
          placeholder="Search fields, names, help"
          title="Words in labels, names and help; also @changed, @error, @warning, @layer:inferred, @section:pt_data"
          value={query}
          onChange={({ target }) => show({ query: target.value })}
          onKeyDown={({ key, currentTarget }) => {
            if (key !== 'Escape') return;
            if (query === '') currentTarget.blur();
            show({ query: '' });
          }}
        />
        {query === '' && <kbd>/</kbd>}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons, which no fieldset is for. */}
      <div className={css.chips} role="group" aria-label="Show">
        {LEVEL_CHIPS.map(({ filter: key, label, title }) => chip(key, label, title))}
        {chip('changed', 'Changed', 'Fields that you set', changed)}
        {chip('findings', 'Findings', 'Fields that findings are about', findings)}
      </div>
    </div>
  );
}
