import { SearchBox } from '../kit/SearchBox';
import { ToggleGroup } from '../kit/ToggleGroup';
import css from './RunsView.module.css';
import { countOf } from './rows';
import { SHOWN, type Shown, useRuns } from './store';

const WORDS: { readonly [shown in Shown]: readonly [label: string, tip: string] } = {
  all: ['All', 'All runs'],
  active: ['Active', 'Queued and running'],
  finished: ['Finished', 'PtychoPINN wrote their results'],
  crashed: ['Crashed', 'Ended by an error'],
};

/** Which runs the list shows. */
export function Tools() {
  const rows = useRuns((state) => state.rows);
  const shown = useRuns((state) => state.shown);
  const query = useRuns((state) => state.query);
  return (
    <div className={css.tools}>
      <SearchBox
        label="Filter runs"
        value={query}
        onChange={(text) => useRuns.setState({ query: text })}
      />
      <ToggleGroup
        small
        label="Show runs"
        value={shown}
        choices={SHOWN.map((value) => ({
          value,
          label: `${WORDS[value][0]} ${countOf(rows, value).toLocaleString('en')}`,
          tip: WORDS[value][1],
        }))}
        onChange={(next) => useRuns.setState({ shown: next })}
      />
    </div>
  );
}
