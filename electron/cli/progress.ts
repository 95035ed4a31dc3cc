/** Progress of a long task, on one line of a terminal. */
import type { Io } from './io';

/** Shows `label: 45 %` on stderr if it is a terminal, and clears it at the end. */
export function progressLine({ stderr }: Pick<Io, 'stderr'>, label: string) {
  const isTerminal = 'isTTY' in stderr && stderr.isTTY === true;
  let shown = -1;
  return {
    progress: (done: number, total: number) => {
      const percent = Math.floor((100 * done) / Math.max(total, 1));
      if (!isTerminal || percent === shown) return;
      shown = percent;
      stderr.write(`\r${label}: ${percent} %`);
    },
    end: () => {
      if (shown >= 0) stderr.write('\r\x1b[K');
    },
  };
}
