import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Environment, FoundEnvironment } from '../../shared/environments/environment';
import { targetOf } from '../../shared/environments/target';
import { NOT_INSTALLABLE, OFFERED_TARGETS } from '../../shared/targets';
import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { LikenessMark, RevisionText } from '../kit/environments/LikenessMark';
import { Search } from '../kit/environments/Search';
import { useFound } from '../kit/environments/useFound';
import { placeText } from '../kit/environments/words';
import { Radio, RadioGroup } from '../kit/Radio';
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

/** What is chosen: a built-in target or an environment by its name, or one that was found by its id. */
type Answer = `${'target' | 'environment' | 'found'} ${string}`;

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
  const builtIn = useRef<HTMLFieldSetElement>(null);
  const recommended = environments.length + found.found.length > 0;
  useEffect(() => {
    // It is the only question in the window, and the focus alone does not choose. A radio button knows its place in the
    // group after the first frame, and arrow keys lead on from there.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      const isUntouched =
        activeElement === document.body ||
        (activeElement === firstOf(builtIn) && activeElement?.ariaChecked === 'false');
      // What is installed comes first, unless the user is already choosing.
      if (isUntouched) ((recommended && firstOf(installed)) || firstOf(builtIn))?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [recommended]);

  const submit = async () => {
    if (answer === null || busy) return;
    setBusy(true);
    const target = await take(answer, environments, found.found);
    setBusy(false);
    if (target !== null) chooseTarget(target);
  };

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
        <RadioGroup
          className={css.scroll}
          aria-labelledby="choose-target"
          value={answer}
          onChange={setAnswer}
        >
          <fieldset ref={installed} className={css.choices}>
            <legend>Installed</legend>
            {environments.map((environment) => (
              <EnvironmentChoice
                key={environment.name}
                value={`environment ${environment.name}`}
                environment={environment}
              />
            ))}
            {found.found.map((one) => (
              <EnvironmentChoice
                key={one.id}
                value={`found ${one.id}`}
                environment={choosable(one)}
              />
            ))}
            <Search found={found} onChoose={(id) => setAnswer(`found ${id}`)} />
          </fieldset>
          <fieldset ref={builtIn} className={css.choices}>
            <legend>Built in: choose the version yourself</legend>
            {OFFERED_TARGETS.map(({ name, title, summary, traits }) => (
              <Choice
                key={name}
                value={`target ${name}`}
                title={title}
                label={
                  <>
                    <b>{name}</b> {!traits.run.runs && <em>{NOT_INSTALLABLE}</em>}
                  </>
                }
                about={summary}
              />
            ))}
          </fieldset>
        </RadioGroup>
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

/** The first that can be chosen. */
const firstOf = ({ current }: RefObject<HTMLElement | null>): HTMLElement | null =>
  current?.querySelector<HTMLElement>('[role="radio"]:not([data-disabled])') ?? null;

/** Remembers the answer; the target that the configuration is for, null when it could not be remembered. */
async function take(
  answer: Answer,
  environments: readonly Environment[],
  found: readonly FoundEnvironment[],
): Promise<string | null> {
  const target = builtInOf(answer);
  if (target) return target.name;
  const one = found.find(({ id }) => answer === `found ${id}`);
  const known = environments.find(({ name }) => answer === `environment ${name}`);
  if (one && !(await changeList(bridge?.addEnvironment({ id: one.id, name: one.name }))))
    return null;
  const chosen = known ?? (one && choosable(one));
  if (!chosen || !(await switchEnvironment(chosen.name))) return null;
  return targetOf(chosen)?.name ?? null;
}

function footnote(answer: Answer | null): string {
  if (answer === null) return '';
  return builtInOf(answer)?.traits.run.runs === false
    ? 'For this configuration only.'
    : 'Remembered for new configurations.';
}

const builtInOf = (answer: Answer) =>
  OFFERED_TARGETS.find(({ name }) => answer === `target ${name}`);

function EnvironmentChoice({ value, environment }: { value: Answer; environment: Choosable }) {
  const { name, report } = environment;
  return (
    <Choice
      value={value}
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

interface ChoiceProps {
  readonly value: Answer;
  /** What it is called, where its label says more. */
  readonly name?: string;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly label: ReactNode;
  readonly about: ReactNode;
}

function Choice({ value, name, title, disabled = false, label, about }: ChoiceProps) {
  const aboutId = useId();
  return (
    <Radio
      className={css.choice}
      value={value}
      aria-label={name}
      aria-describedby={aboutId}
      disabled={disabled}
    >
      <span>
        <span className={css.name}>{label}</span>
        <span className={css.about} id={aboutId} {...tip(title)}>
          {about}
        </span>
      </span>
    </Radio>
  );
}
