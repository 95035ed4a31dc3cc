/** The target of the document: asked once, remembered for new configurations, changed in the header. */
import { bridge } from '../bridge/bridge';
import { NO_TARGET, withDraft } from './document';
import { startHistory } from './history';
import { type State, useStore } from './store';

/** No target is chosen yet. */
export const isUntargeted = ({ history }: State): boolean =>
  history.present.draft.target === NO_TARGET;

/** Nothing was done in the window yet. */
export const isBlank = (state: State): boolean =>
  isUntargeted(state) || state.history.present === state.blank;

/** Sets the target of the window's first document. */
export const beginWith = (target: string): void =>
  useStore.setState(({ history }) => {
    const editorDocument = withDraft(history.present, { target });
    return {
      history: startHistory(editorDocument),
      blank: editorDocument.dataset === null ? editorDocument : null,
      // The form has rows before the first resolution.
      resolvedDocument: editorDocument,
    };
  });

/** Asks at the first start. */
export const askFirstTarget = (): void =>
  useStore.setState({ targetQuestion: { choose: beginWith, mayCancel: false } });

/** Asks for the target of a new configuration; the current document is kept until one is chosen. */
export const askTarget = (choose: (target: string) => void): void =>
  useStore.setState({ targetQuestion: { choose, mayCancel: true } });

/** Answers the question. */
export function chooseTarget(target: string): void {
  const { targetQuestion } = useStore.getState();
  useStore.setState({ targetQuestion: null });
  targetQuestion?.choose(target);
  rememberTarget(target);
}

/** Notes that new configurations are for this target; main leaves out a design draft. */
export const rememberTarget = (target: string): void => void bridge?.rememberTarget(target);
