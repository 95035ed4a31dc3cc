import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Environment, FoundEnvironment } from '../../shared/environments/environment';
import { targetOf } from '../../shared/environments/target';
import { findTarget, NOT_INSTALLABLE, OFFERED_TARGETS } from '../../shared/targets';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { LikenessMark, RevisionText } from '../kit/environments/LikenessMark';
import { Search } from '../kit/environments/Search';
import { useFound } from '../kit/environments/useFound';
import { placeText } from '../kit/environments/words';
import { tip } from '../kit/Tip';
import {
  changeList,
  readEnvironments,
  switchEnvironment,
  useEnvironments,
} from '../store/environments';
import { useStore } from '../store/store';
import { chooseTarget } from '../store/target';
import type { TargetQuestion } from '../store/viewState';
import css from './ChooseTarget.module.css';

/** What is chosen: a built-in target, an environment with a name, or one that was found. */
interface Answer {
  readonly kind: 'target' | 'environment' | 'found';
  readonly key: string;
}

type Choosable = Pick<Environment, 'name' | 'report' | 'path'> & {
  readonly host: string | null;
  readonly statedTarget: string | null;
};

const choosable = ({ name, report, path }: FoundEnvironment): Choosable => ({
  name,
  report,
  path,
  host: null,
  statedTarget: null,
});

/** Asks which PtychoPINN runs here. None is preselected: versions resolve the same settings differently. */
export function ChooseTarget({ question: { mayCancel } }: { question: TargetQuestion }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = useStore((state) => state.problem);
  const environments = useEnvironments((state) => state.environments);
  const found = useFound();
  useEffect(() => void readEnvironments(), []);
  const cancel = () => useStore.setState({ targetQuestion: null });
  const installed = useRef<HTMLFieldSetElement>(null);
  const recommended = environments.length + found.found.length > 0;
  useEffect(() => {
    // What is installed comes first, unless the user is already choosing.
    const { activeElement } = document;
    const isUntouched =
      activeElement === document.body || activeElement?.matches('[data-first]:not(:checked)');
    if (recommended && isUntouched)
      installed.current?.querySelector<HTMLInputElement>('input:enabled')?.focus();
  }, [recommended]);

  const submit = async () => {
    if (answer === null || busy) return;
    setBusy(true);
    const target = await take(answer, environments, found.found);
    setBusy(false);
    if (target !== null) chooseTarget(target);
  };

  const radio = (kind: Answer['kind'], key: string) => ({
    value: `${kind} ${key}`,
    checked: answer?.kind === kind && answer.key === key,
    onChoose: () => setAnswer({ kind, key }),
  });

  return (
    <main className={css.page}>
      <form
        className={css.card}
        aria-labelledby="choose-target"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape' && mayCancel) cancel();
        }}
      >
        <p className={css.product}>Pinnboard</p>
        <h1 id="choose-target">Which PtychoPINN runs here?</h1>
        <p className={css.lead}>
          Pinnboard resolves and checks every setting as that version does. You can change it in Run
          setup at any time.
        </p>
        {problem !== null && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={css.scroll}>
          <fieldset ref={installed} className={css.choices}>
            <legend>Installed</legend>
            {environments.map((environment) => (
              <EnvironmentChoice
                key={environment.name}
                environment={environment}
                {...radio('environment', environment.name)}
              />
            ))}
            {found.found.map((one) => (
              <EnvironmentChoice
                key={one.id}
                environment={choosable(one)}
                {...radio('found', one.id)}
              />
            ))}
            <Search found={found} onChoose={(key) => setAnswer({ kind: 'found', key })} />
          </fieldset>
          <fieldset className={css.choices}>
            <legend>Built in: choose the version yourself</legend>
            {OFFERED_TARGETS.map(({ name, title, summary, traits }, i) => (
              <Choice
                key={name}
                title={title}
                first={i === 0}
                {...radio('target', name)}
                label={
                  <>
                    <b>{name}</b> {!traits.run.runs && <em>{NOT_INSTALLABLE}</em>}
                  </>
                }
                about={summary}
              />
            ))}
          </fieldset>
        </div>
        <footer className={css.footer}>
          <span>{footnote(answer)}</span>
          {mayCancel && <Button onClick={cancel}>Cancel</Button>}
          <Button type="submit" variant="primary" disabled={answer === null || busy}>
            Continue
          </Button>
        </footer>
      </form>
    </main>
  );
}

/** Remembers the answer; the target that the configuration is for, null when it could not be remembered. */
async function take(
  { kind, key }: Answer,
  environments: readonly Environment[],
  found: readonly FoundEnvironment[],
): Promise<string | null> {
  if (kind === 'target') return key;
  const one = found.find(({ id }) => kind === 'found' && id === key);
  const known = environments.find(({ name }) => kind === 'environment' && name === key);
  if (one && !(await changeList(bridge?.addEnvironment({ id: one.id, name: one.name }))))
    return null;
  const chosen = known ?? (one && choosable(one));
  if (!chosen || !(await switchEnvironment(chosen.name))) return null;
  return targetOf(chosen)?.name ?? null;
}

function footnote(answer: Answer | null): string {
  if (answer === null) return '';
  return answer.kind !== 'target' || findTarget(answer.key)?.traits.run.runs
    ? 'Remembered for new configurations.'
    : 'For this configuration only.';
}

interface RadioProps {
  readonly value: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function EnvironmentChoice({ environment, ...radio }: RadioProps & { environment: Choosable }) {
  const { name, report } = environment;
  return (
    <Choice
      {...radio}
      name={name}
      disabled={targetOf(environment) === null}
      label={
        <>
          <b>{name}</b> <RevisionText report={report} />
          <LikenessMark environment={environment} />
        </>
      }
      about={<code>{placeText(environment)}</code>}
    />
  );
}

interface ChoiceProps extends RadioProps {
  /** What it is called, where its label says more. */
  readonly name?: string;
  readonly title?: string;
  /** Has the focus when the question appears. */
  readonly first?: boolean;
  readonly disabled?: boolean;
  readonly label: ReactNode;
  readonly about: ReactNode;
}

function Choice(props: ChoiceProps) {
  const aboutId = useId();
  const { name, title, first = false, disabled = false, label, about } = props;
  return (
    <label className={css.choice} data-disabled={disabled || undefined}>
      <input
        type="radio"
        name="target"
        value={props.value}
        aria-label={name}
        aria-describedby={aboutId}
        // biome-ignore lint/a11y/noAutofocus: it is the only question in the window, and focus alone does not select.
        autoFocus={first}
        data-first={first || undefined}
        disabled={disabled}
        checked={props.checked}
        onChange={props.onChoose}
      />
      <span>
        <span className={css.name}>{label}</span>
        <span className={css.about} id={aboutId} {...tip(title)}>
          {about}
        </span>
      </span>
    </label>
  );
}
