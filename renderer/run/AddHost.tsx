import { useState } from 'react';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import field from '../kit/field.module.css';
import { ask } from '../store/ask';
import css from './Hosts.module.css';
import { chooseHost } from './store';
import { readHosts } from './usePreview';

/** Writes the file of a new host, which opens in the system's editor. */
export function AddHost() {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [destination, setDestination] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    setProblem(null);
    const asked = { name: name.trim(), destination: destination.trim() || null };
    const id = await ask(bridge?.addHost(asked), setProblem);
    if (id === undefined) return;
    await readHosts();
    chooseHost(id);
    setOpen(false);
  };
  if (!isOpen)
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        Add a host…
      </button>
    );
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label>
        Name
        <span className={field.field}>
          <input
            // The link that was clicked is gone.
            // biome-ignore lint/a11y/noAutofocus: the form takes its place.
            autoFocus
            value={name}
            placeholder="Beamline cluster"
            data-own-undo
            onChange={({ target }) => setName(target.value)}
          />
        </span>
      </label>
      <label>
        Login of ssh, empty for this machine
        <span className={field.field}>
          <input
            value={destination}
            placeholder="gpu-login"
            spellCheck={false}
            data-own-undo
            onChange={({ target }) => setDestination(target.value)}
          />
        </span>
      </label>
      {problem !== null && (
        <p className={css.problem} role="alert">
          <CodeText text={problem} />
        </p>
      )}
      <span className={css.buttons}>
        <Button small type="submit" disabled={name.trim() === ''}>
          Write its file
        </Button>
        <Button small variant="ghost" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
