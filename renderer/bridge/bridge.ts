import type { Bridge } from '../../shared/ipc/contract';
import { guarded, unguarded } from '../../shared/ipc/wire';

/** What the preload put there; undefined when the page is opened outside Pinnboard, or there is no page at all. */
export const bridge: Bridge | undefined =
  typeof window === 'undefined' || !window.pinnboard ? undefined : whole(window.pinnboard);

/** The same functions, which lose no name on their way through the context bridge. */
function whole<T extends object>(part: T): T {
  const entries = Object.entries(part).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function' ? lossless(member) : whole(Object(member)),
  ]);
  return Object.fromEntries(entries);
}

function lossless(ask: CallableFunction): (...given: unknown[]) => unknown {
  return (...given) => {
    const answer: unknown = ask(...given.map(guarded));
    return answer instanceof Promise ? answer.then(unguarded) : answer;
  };
}
