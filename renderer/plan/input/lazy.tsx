/** The tab of the network input, loaded when it is shown first. */
import css from '../PlanTabs.module.css';

/** What the network sees of a pattern. */
export const InputTab = () => <p className={css.empty}>Choose a pattern.</p>;

/** What is computed from it. */
export const InputSide = () => null;
