import { Button } from '../kit/Button';
import { SearchBox } from '../kit/SearchBox';
import { Switch } from '../kit/Switch';
import { ToggleGroup } from '../kit/ToggleGroup';
import { pinSnapshot } from '../store/diffSources';
import { useStore } from '../store/store';
import { copyDiff } from './copy';
import css from './DiffTools.module.css';

/** How the comparison is ordered and what of it is shown, a snapshot, and a copy. */
export function DiffTools() {
  const by = useStore((state) => state.diffBy);
  const query = useStore((state) => state.diffQuery);
  const all = useStore((state) => state.diffAll);
  return (
    <div className={css.tools}>
      <div className={css.line}>
        <SearchBox
          label="Search diff"
          value={query}
          onChange={(diffQuery) => useStore.setState({ diffQuery })}
        />
        <Button
          small
          variant="ghost"
          icon="pin"
          label="Take snapshot"
          tip="Take snapshot: compare with the present values later"
          onClick={pinSnapshot}
        />
        <Button
          small
          variant="ghost"
          icon="copy"
          label="Copy as Markdown"
          onClick={() => void copyDiff()}
        />
      </div>
      <div className={css.line}>
        <ToggleGroup
          small
          label="Order"
          value={by}
          choices={[
            { value: 'setting', label: 'By setting' },
            { value: 'section', label: 'By section' },
          ]}
          onChange={(diffBy) => useStore.setState({ diffBy })}
        />
        <Switch checked={all} onChange={(diffAll) => useStore.setState({ diffAll })}>
          Equal values
        </Switch>
      </div>
    </div>
  );
}
