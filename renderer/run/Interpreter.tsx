import { Select } from '../kit/Select';
import { useEnvironments } from '../store/environments';
import css from './Hosts.module.css';
import { useRun } from './store';
import { useChosenEnvironment } from './usePreview';

/** The Python of this machine that runs: of an environment, or the one that was chosen without one. */
export function Interpreter({ python: [path, choose] }: { python: [string | null, () => void] }) {
  const environments = useEnvironments((list) => list.environments).filter(
    ({ host, interpreter }) => host === null && interpreter !== null,
  );
  const chosen = useChosenEnvironment();
  const choices = [
    ...environments.map(({ name, interpreter }) => ({
      value: name,
      label: name,
      detail: interpreter ?? '',
    })),
    ...(path === null ? [] : [{ value: '', label: 'Chosen Python', detail: path }]),
  ];
  return (
    <div className={css.python}>
      <span className={css.key}>Python</span>
      {choices.length > 0 && (
        <Select
          small
          className={css.select}
          label="Python"
          value={chosen ?? ''}
          choices={
            chosen === null && path === null
              ? [{ value: '', label: 'not chosen' }, ...choices]
              : choices
          }
          onChange={(name) => useRun.setState({ environment: name === '' ? null : name })}
        />
      )}
      <button
        type="button"
        className="link"
        onClick={() => {
          useRun.setState({ environment: null });
          choose();
        }}
      >
        Choose Python…
      </button>
    </div>
  );
}
