import { CodeText } from '../kit/CodeText';
import { SearchBox } from '../kit/SearchBox';
import { ToggleGroup } from '../kit/ToggleGroup';
import { ColumnsMenu } from './ColumnsMenu';
import { listedNow } from './listed';
import css from './RunsView.module.css';
import { countOf } from './rows';
import { SHOWN, type Shown, useRuns } from './store';

const WORDS: { readonly [shown in Shown]: readonly [label: string, tip: string] } = {
  all: ['All', 'All runs'],
  active: ['Active', 'Queued and running'],
  finished: ['Finished', 'PtychoPINN wrote their results'],
  crashed: ['Crashed', 'Ended by an error'],
  stopped: ['Stopped', 'Ended without a result and without an error'],
};

/** Which runs the list shows, and in how many settings they differ. */
export function Tools() {
  const rows = useRuns((state) => state.rows);
  const shown = useRuns((state) => state.shown);
  const query = useRuns((state) => state.query);
  const { problems, differing, same } = useRuns(listedNow);
  return (
    <div className={css.tools}>
      <SearchBox
        isMain
        label="Filter runs"
        placeholder="Filter, such as loss < 0.5"
        help="Words, and conditions on columns and settings: loss<0.1, state:finished, -word for runs without it"
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
      <span className={css.differ}>
        <span>
          {differing.length === 0 && same === 0
            ? ''
            : `${differing.length.toLocaleString('en')} ${differing.length === 1 ? 'setting differs' : 'settings differ'}, ${same.toLocaleString('en')} ${same === 1 ? 'is' : 'are'} the same`}
        </span>
        <ColumnsMenu />
      </span>
      {problems.length > 0 && (
        <ul className={css.problems} role="status">
          {problems.map((problem) => (
            <li key={problem}>
              <CodeText text={problem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
