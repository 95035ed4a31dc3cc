import { Button } from '../kit/Button';
import { Checkbox } from '../kit/Checkbox';
import { Combobox } from '../kit/Combobox';
import { Popover } from '../kit/Popover';
import { usePrefs } from '../store/prefs';
import css from './ColumnsMenu.module.css';
import { MORE_COLUMNS, RUN_COLUMNS } from './columns';
import { listedNow } from './listed';
import { useRuns } from './store';
import { shownSettings } from './useColumns';

/** Which columns the list has: those of a run itself, and settings. */
export function ColumnsMenu() {
  const { rows, differing } = useRuns(listedNow);
  const common = useRuns((state) => state.common);
  const all = useRuns((state) => state.differing);
  const decided = usePrefs((state) => state.runColumns);
  const columns = shownSettings(rows, differing, decided, common);
  const settings = new Map([...differing, ...columns].map((one) => [one.name, one]));
  const shown = new Set(columns.map(({ name }) => name));
  const others = [...all, ...Object.keys(common)].filter((name) => !settings.has(name));
  const isDecided = Object.keys(decided).length > 0;
  return (
    <Popover
      label="Columns"
      align="end"
      className={css.popover}
      trigger={
        <Button small variant="ghost">
          Columns
        </Button>
      }
    >
      <div className={css.groups}>
        <fieldset>
          <legend>Run</legend>
          {[...RUN_COLUMNS, ...MORE_COLUMNS].map(({ id, title, isShown }) => (
            <Checkbox
              key={id}
              checked={decided[id] ?? isShown(rows)}
              onChange={(next) => decide(id, next)}
            >
              {title}
            </Checkbox>
          ))}
        </fieldset>
        <fieldset>
          <legend>Settings</legend>
          {settings.size === 0 && <p>No settings differ.</p>}
          <div className={css.settings}>
            {[...settings.values()].map(({ name, label }) => (
              <Checkbox
                key={name}
                checked={shown.has(name)}
                onChange={(next) => decide(name, next)}
              >
                <code>{label}</code>
              </Checkbox>
            ))}
          </div>
          {others.length > 0 && (
            <Combobox
              small
              label="Add a setting"
              placeholder="Add a setting"
              value={null}
              choices={others.map((name) => ({ value: name, label: name, code: true }))}
              onChange={(name) => decide(name, true)}
            />
          )}
        </fieldset>
      </div>
      <Button
        small
        disabled={isDecided ? false : 'The columns are as Pinnboard chose them'}
        onClick={() => usePrefs.setState({ runColumns: {} })}
      >
        Reset columns
      </Button>
    </Popover>
  );
}

const decide = (id: string, isShown: boolean) =>
  usePrefs.setState(({ runColumns }) => ({ runColumns: { ...runColumns, [id]: isShown } }));
