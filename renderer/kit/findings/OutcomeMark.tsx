import { Icon } from '../Icon';
import { Tip } from '../Tip';
import css from './OutcomeMark.module.css';
import { MARK_FACTS, type Mark } from './outcomes';

/** The icon of an outcome, in its colour. */
export const OutcomeIcon = ({ mark }: { mark: Mark }) => (
  <span className={css.icon} data-mark={mark}>
    <Icon name={MARK_FACTS[mark].icon} size={14} />
  </span>
);

/** An outcome as icon and word; never by colour alone. */
export const OutcomeMark = ({ mark }: { mark: Mark }) => (
  <Tip text={MARK_FACTS[mark].help}>
    <b className={css.mark} data-mark={mark}>
      <OutcomeIcon mark={mark} />
      {MARK_FACTS[mark].title}
    </b>
  </Tip>
);
