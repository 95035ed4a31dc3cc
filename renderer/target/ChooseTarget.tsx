import { useState } from 'react';
import { findTarget, NOT_INSTALLABLE, OFFERED_TARGETS } from '../../shared/targets';
import type { Target } from '../../shared/targets/target';
import { useStore } from '../store/store';
import { chooseTarget } from '../store/target';
import type { TargetQuestion } from '../store/viewState';
import css from './ChooseTarget.module.css';

/** Asks which PtychoPINN the configuration is for. None is preselected: versions resolve the same settings differently. */
export function ChooseTarget({ question: { mayCancel } }: { question: TargetQuestion }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const problem = useStore((state) => state.problem);
  const cancel = () => useStore.setState({ targetQuestion: null });
  return (
    <main className={css.page}>
      <form
        className={css.card}
        aria-labelledby="choose-target"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) chooseTarget(chosen);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape' && mayCancel) cancel();
        }}
      >
        <p className={css.product}>Pinnboard</p>
        <h1 id="choose-target">Which PtychoPINN do you use?</h1>
        <p className={css.lead}>
          Pinnboard resolves and checks every setting as that version does. You can change it in the
          header at any time.
        </p>
        {problem !== null && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <fieldset className={css.choices}>
          <legend className="sr-only">PtychoPINN</legend>
          {OFFERED_TARGETS.map((target, i) => (
            <Choice
              key={target.name}
              target={target}
              first={i === 0}
              checked={chosen === target.name}
              onChoose={() => setChosen(target.name)}
            />
          ))}
        </fieldset>
        <footer className={css.footer}>
          <span>{footnote(chosen)}</span>
          {mayCancel && (
            <button type="button" className="btn" onClick={cancel}>
              Cancel
            </button>
          )}
          <button type="submit" className="btn primary" disabled={chosen === null}>
            Continue
          </button>
        </footer>
      </form>
    </main>
  );
}

function footnote(chosen: string | null): string {
  if (chosen === null) return '';
  return findTarget(chosen)?.traits.run.runs
    ? 'Remembered for new configurations.'
    : 'For this configuration only.';
}

interface ChoiceProps {
  target: Target;
  /** Has the focus when the question appears. */
  first: boolean;
  checked: boolean;
  onChoose: () => void;
}

function Choice({ target, first, checked, onChoose }: ChoiceProps) {
  const { name, title, summary, traits } = target;
  return (
    <label className={css.choice}>
      <input
        type="radio"
        name="target"
        value={name}
        aria-describedby={`about-${name}`}
        // biome-ignore lint/a11y/noAutofocus: it is the only question in the window, and focus alone does not select.
        autoFocus={first}
        checked={checked}
        onChange={onChoose}
      />
      <span>
        <span className={css.name}>
          <b>{name}</b> {!traits.run.runs && <em>{NOT_INSTALLABLE}</em>}
        </span>
        <span className={css.about} id={`about-${name}`} title={title}>
          {summary}
        </span>
      </span>
    </label>
  );
}
