/** Waiting for the result of the draft: what an action decides by must not be the result of an earlier draft. */
import { type State, useStore } from './store';

/** The window's state once its result is that of its draft. */
export function settled(): Promise<State> {
  const state = useStore.getState();
  if (isSettled(state)) return Promise.resolve(state);
  return new Promise((done) => {
    const stop = useStore.subscribe((next) => {
      if (!isSettled(next)) return;
      stop();
      done(next);
    });
  });
}

/** Also after more has become known of the files: the findings of before are on their way out. */
const isSettled = ({ history, resolvedDocument, resolving, resolveMs, failure }: State): boolean =>
  !resolving &&
  (resolveMs !== null || failure !== null) &&
  history.present.draft === resolvedDocument.draft;
