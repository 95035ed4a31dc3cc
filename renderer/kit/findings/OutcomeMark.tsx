import css from './OutcomeMark.module.css';
import { MARK_FACTS, type Mark } from './outcomes';

/** The icon of an outcome, in its colour. */
export const OutcomeIcon = ({ mark }: { mark: Mark }) => (
  <svg className={css.icon} data-mark={mark} viewBox="0 0 16 16" aria-hidden="true">
    <path d={MARK_FACTS[mark].icon} />
  </svg>
);

/** An outcome as icon and word; never by colour alone. */
export const OutcomeMark = ({ mark }: { mark: Mark }) => (
  <b className={css.mark} data-mark={mark} title={MARK_FACTS[mark].help}>
    <OutcomeIcon mark={mark} />
    {MARK_FACTS[mark].title}
  </b>
);
