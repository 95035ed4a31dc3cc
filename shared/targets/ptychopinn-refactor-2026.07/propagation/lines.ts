/** Lines of the refactor's source, and lines of the main branch's tables as they hold there. */
import { Bug } from '../../../errors/internal';
import type { EntryPointPropagation } from '../../../propagation/propagation';
import type { CodeSource } from '../../../sources/source';
import type { Line, Lines } from '../../propagationTable';
import { FACTS } from '../facts';
import { movedLine, movedSources } from '../moved';

export const COMMIT = FACTS.commit ?? '';

const inFile =
  (file: string) =>
  (line: number): CodeSource => ({ file, line, commit: COMMIT });

/** A line of a file. */
export const code = {
  configFactory: inFile('ptycho_torch/config_factory.py'),
  components: inFile('ptycho_torch/workflows/components.py'),
  train: inFile('ptycho_torch/train.py'),
  tensorflowComponents: inFile('ptycho/workflows/components.py'),
  utils: inFile('ptycho_torch/utils.py'),
  trainScript: inFile('scripts/training/train.py'),
};

/** What becomes of a setting at an entry point, with the refactor's line. Throws for a line that was rewritten. */
export function moved(cell: EntryPointPropagation): EntryPointPropagation {
  if (cell.where === null || cell.where.commit === COMMIT) return cell;
  const where = movedLine(cell.where, COMMIT);
  if (!where) throw new Bug(`${cell.where.file}:${cell.where.line} was rewritten`);
  return { ...cell, where };
}

function movedEntry(line: Line): Line {
  const { python, native, script, source, forwardedTo } = line;
  const to = forwardedTo && movedLine(forwardedTo, COMMIT);
  if (to === null) throw new Bug(`${forwardedTo?.file}:${forwardedTo?.line} was rewritten`);
  return {
    ...line,
    python: moved(python),
    native: moved(native),
    script: moved(script),
    ...(to ? { forwardedTo: to } : {}),
    ...(source ? { source: movedSources(source, COMMIT) } : {}),
  };
}

/** The lines of main with the refactor's sources, and those of `changes` in place of theirs or behind them. */
export const movedLines = (main: Lines, changes: Lines): Lines => ({
  ...Object.fromEntries(
    Object.entries(main).map(([name, line]) => [name, changes[name] ?? movedEntry(line)]),
  ),
  ...Object.fromEntries(Object.entries(changes).filter(([name]) => !Object.hasOwn(main, name))),
});
