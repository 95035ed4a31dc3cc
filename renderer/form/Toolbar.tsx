import { GROUPS, type GroupName } from '../../shared/catalogue/types';
import { LAYERS } from '../../shared/provenance/provenance';
import { LAYER_WORDS } from '../kit/fields/layers';
import { ariaKeysOf, keyOf } from '../kit/keyText';
import { useStore } from '../store/store';
import type { Filter } from '../store/viewState';
import { goToGroup } from './Outline';
import css from './Toolbar.module.css';

const LEVEL_CHIPS: readonly { filter: Filter; label: string; title: string }[] = [
  {
    filter: 'essential',
    label: 'Essential',
    title: 'Needed by every run, plus everything you set',
  },
  { filter: 'common', label: 'Common', title: 'Often changed, plus everything you set' },
  { filter: 'all', label: 'All', title: 'All fields of this workflow and target' },
];

interface Props {
  changed: number;
  findings: number;
  differing: number;
  groups: readonly GroupName[];
}

/** Search and filters for the rows of the form. */
export function Toolbar({ changed, findings, differing, groups }: Props) {
  const filter = useStore((state) => state.filter);
  const query = useStore((state) => state.query);
  const chip = (key: Filter, label: string, title: string, count?: number) => (
    <button
      key={key}
      type="button"
      className={css.chip}
      aria-pressed={filter === key && query === ''}
      title={title}
      onClick={() => useStore.setState({ filter: key, query: '' })}
    >
      {label}
      {count !== undefined && <span className={css.count}> {count}</span>}
    </button>
  );
  const layer = LAYERS.find((name) => query === `@layer:${name}`) ?? '';
  return (
    <div className={css.tools}>
      <span className={css.search}>
        <input
          type="search"
          data-search
          data-own-undo
          aria-label="Search fields"
          aria-keyshortcuts={ariaKeysOf('search')}
          placeholder="Search fields, names, help"
          title="Searches labels, names and help. Filters: @changed, @error, @warning, @differs, @redundant, @no-effect, @layer:inferred, @section:pt_data, @level:expert"
          value={query}
          onChange={({ target }) => useStore.setState({ query: target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              if (query === '') event.currentTarget.blur();
              useStore.setState({ query: '' });
            } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-row]')?.focus();
            }
          }}
        />
        {query === '' && <kbd>{keyOf('search', 1)}</kbd>}
      </span>
      <select
        className={css.select}
        aria-label="Filter by layer"
        title="Show fields whose value comes from this layer"
        value={layer}
        onChange={({ target }) =>
          useStore.setState({ query: target.value === '' ? '' : `@layer:${target.value}` })
        }
      >
        <option value="">any layer</option>
        {LAYERS.map((name) => (
          <option key={name} value={name}>
            {LAYER_WORDS[name]}
          </option>
        ))}
      </select>
      <select
        className={`${css.select} ${css.groups}`}
        aria-label="Go to group"
        title="Go to a group of fields"
        value=""
        onChange={({ target }) => goToGroup(target.value)}
      >
        <option value="">go to…</option>
        {groups.map((name) => (
          <option key={name} value={name}>
            {GROUPS[name].label}
          </option>
        ))}
      </select>
      {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form controls. */}
      <div className={css.chips} role="group" aria-label="Show">
        {LEVEL_CHIPS.map(({ filter: key, label, title }) => chip(key, label, title))}
        {chip('changed', 'Changed', 'Fields you set', changed)}
        {chip('findings', 'Findings', 'Fields with findings', findings)}
        {chip('differs', 'Differs', 'Fields that differ from the diff baseline', differing)}
      </div>
    </div>
  );
}
