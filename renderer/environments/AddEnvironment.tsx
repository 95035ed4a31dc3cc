import { useState } from 'react';
import {
  environmentNameSchema,
  type FoundEnvironment,
} from '../../shared/environments/environment';
import { OFFERED_TARGETS } from '../../shared/targets';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { Dialog } from '../kit/Dialog';
import { LikenessMark, RevisionText } from '../kit/environments/LikenessMark';
import { Search } from '../kit/environments/Search';
import { useFound } from '../kit/environments/useFound';
import { Select } from '../kit/Select';
import { TextBox } from '../kit/TextBox';
import { ask } from '../store/ask';
import { changeList, readEnvironments } from '../store/environments';
import { useStore } from '../store/store';
import css from './AddEnvironment.module.css';
import { select } from './store';

const close = () => useStore.setState({ overlay: null });

function added(name: string): void {
  select({ kind: 'environment', name });
  close();
}

/** Adds an environment: of this machine, from another host's description, or by hand. */
export function AddEnvironment() {
  const found = useFound();
  const [problem, setProblem] = useState<string | null>(null);
  const importFile = async () => {
    setProblem(null);
    const name = await ask(bridge?.importEnvironment(), setProblem);
    if (!name) return;
    await readEnvironments();
    added(name);
  };
  return (
    <Dialog label="Add an environment" wide>
      <div className={css.sheet}>
        <header className={css.title}>
          <h2>Add an environment</h2>
          <Button onClick={close}>Close</Button>
        </header>
        {problem !== null && (
          <p className={css.problem} role="alert">
            <CodeText text={problem} />
          </p>
        )}
        <section aria-label="On this machine">
          <h3>On this machine</h3>
          {found.found.map((one) => (
            <FoundRow key={one.id} found={one} onProblem={setProblem} />
          ))}
          <Search found={found} />
        </section>
        <section aria-label="On another host">
          <h3>On another host</h3>
          <p className={css.dim}>
            <CodeText text="Run `pinnboard environment describe -o env.json` there and copy the file here." />
          </p>
          <p>
            <Button small onClick={() => void importFile()}>
              Add a description…
            </Button>
          </p>
        </section>
        <ByHand onProblem={setProblem} />
      </div>
    </Dialog>
  );
}

interface Reporting {
  readonly onProblem: (problem: string | null) => void;
}

function FoundRow({
  found: { id, name: suggested, path, report },
  onProblem,
}: Reporting & { found: FoundEnvironment }) {
  const [name, setName] = useState(suggested);
  const valid = environmentNameSchema.safeParse(name);
  const add = async () => {
    onProblem(null);
    if (
      valid.success &&
      (await changeList(bridge?.addEnvironment({ id, name: valid.data }), onProblem))
    )
      added(valid.data);
  };
  return (
    <form
      className={css.found}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextBox label={`Name for ${path}`} value={name} onText={setName} />
      <span>
        <RevisionText report={report} />{' '}
        <LikenessMark environment={{ report, statedTarget: null }} />
        <code className={css.path}>{path}</code>
      </span>
      <Button type="submit" small disabled={!valid.success}>
        Add
      </Button>
    </form>
  );
}

const EMPTY = { name: '', host: '', interpreter: '', statedTarget: '', gpu: '' };
const FIELDS: readonly (readonly [Exclude<keyof typeof EMPTY, 'statedTarget'>, string, string])[] =
  [
    ['name', 'Name', 'Beamline cluster'],
    ['host', 'Host', 'gpu-login.example.org'],
    ['interpreter', 'Python there', '/path/to/env/bin/python'],
    ['gpu', 'GPU model', 'A100 40 GB'],
  ];

function ByHand({ onProblem }: Reporting) {
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...change }));
  const name = environmentNameSchema.safeParse(typed.name);
  const ready = name.success && typed.host.trim() !== '';
  const add = async () => {
    onProblem(null);
    if (!name.success) return;
    const written = {
      name: name.data,
      host: typed.host,
      interpreter: typed.interpreter.trim() || null,
      statedTarget: typed.statedTarget || null,
      gpu: typed.gpu.trim() || null,
      notes: '',
    };
    if (await changeList(bridge?.describeEnvironment(written), onProblem)) added(name.data);
  };
  return (
    <details>
      <summary>Describe one by hand</summary>
      <form
        className={css.hand}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {FIELDS.map(([field, label, example]) => (
          <TextBox
            key={field}
            caption={label}
            placeholder={example}
            value={typed[field]}
            onText={(text) => set({ [field]: text })}
          />
        ))}
        <div>
          <span aria-hidden="true">Target</span>
          <Select
            label="Target"
            value={typed.statedTarget}
            choices={[
              { value: '', label: 'not known' },
              ...OFFERED_TARGETS.filter(({ traits }) => traits.run.runs).map(({ name }) => ({
                value: name,
                label: name,
              })),
            ]}
            onChange={(statedTarget) => set({ statedTarget })}
          />
        </div>
        <Button type="submit" small disabled={!ready}>
          Add
        </Button>
      </form>
    </details>
  );
}
