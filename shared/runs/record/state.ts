/** The state of a run that was not started by Pinnboard, from what its folder says. */
import type { StateNow } from '../state';
import type { Sign } from './part';

/**
 * @param alive whether a process that names the folder lives; null where that cannot be asked. A file's date decides nothing,
 * and nor does PtychoPINN's own word: it leaves "running" after a crash.
 */
export function recordedState(signs: readonly Sign[], alive: boolean | null): StateNow {
  const of = <K extends Sign['kind']>(kind: K) =>
    signs.find((sign): sign is Sign & { kind: K } => sign.kind === kind);
  const claims = of('claims-running');
  const claimed = claims ? [`${claims.file} says running, which it also does after a crash.`] : [];
  const result = of('result');
  const success = of('success');
  if (alive === true)
    return { state: 'running', evidence: ['A process that names this folder is running.'] };
  if (result || success)
    return {
      state: 'finished',
      evidence: [
        ...(result ? [`PtychoPINN wrote ${result.file}.`] : []),
        ...(success ? [`${success.file} ${success.says}.`] : []),
      ],
    };
  const gone = alive === null ? [] : ['No running process names this folder.'];
  const interrupted = of('interrupted');
  if (interrupted)
    return {
      state: 'stopped',
      evidence: [`${interrupted.file} ${interrupted.says}.`, ...gone, ...claimed],
    };
  const traceback = of('traceback');
  if (traceback)
    return {
      state: 'crashed',
      evidence: [`${traceback.file} ends with ${traceback.error}`, ...claimed],
    };
  if (of('begun') || claims)
    return {
      state: 'stopped',
      evidence: ['It left neither a result nor an error.', ...gone, ...claimed],
    };
  return { state: 'unknown', evidence: ['Nothing in the folder says how it ended.'] };
}
