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

const isSettled = ({ history, resolvedDocument, resolveMs, failure }: State): boolean =>
  (resolveMs !== null || failure !== null) && history.present.draft === resolvedDocument.draft;
