/** Consoles and logs of a run: how it ended, in PtychoPINN's words. */
import path from 'node:path';
import type { RunPart, Sign } from '../../../../../shared/runs/record/part';
import { baseName, type RunFileReader } from '../reader';
import { readEnds } from '../textFile';
import { readLog } from './read';
import type { Program } from './words';

const LOG = /\.(?:log|out|err|txt)$|^(?:stdout|stderr|nohup)/;
const NO_LOG = /^(?:command\.txt|requirements.*\.txt|.*_indices\.txt|readme.*)$/i;

/** Logs that are looked at; each process of a run writes one or two. */
const MOST = 64;

export const LOGS: RunFileReader = {
  id: 'logs',
  claims: () => false,
  read: async ({ folder, files, beside }) => {
    const own = files
      .filter((file) => isLog(baseName(file)))
      .map((file) => path.join(folder, file));
    const logs = [...own, ...beside.filter((file) => isLog(path.basename(file)))];
    if (logs.length === 0) return null;
    const signs: Sign[] = [];
    let program: Program | null = null;
    let warnedAt: number | null = null;
    let names: RunPart['read'] = {};
    for (const log of logs.slice(0, MOST)) {
      const text = (await readEnds(log)).replaceAll('\r\n', '\n');
      const read = readLog(text, path.relative(folder, log).split(path.sep).join('/'));
      signs.push(...read.signs);
      program ??= read.program;
      warnedAt ??= read.warnedAt;
      names = { ...read.read, ...names };
    }
    const part: RunPart = {
      signs,
      ...(warnedAt !== null && { factoryWarnedAt: warnedAt }),
      ...(Object.keys(names).length > 0 && { read: names }),
      ...(program && { workflow: program.workflow, ...startedBy(program) }),
    };
    return part;
  },
};

const startedBy = ({ entryPoint }: Program): RunPart =>
  entryPoint === null ? { isLegacy: true } : { entryPoint };

export const isLog = (name: string): boolean => LOG.test(name) && !NO_LOG.test(name);
