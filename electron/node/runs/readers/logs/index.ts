/** Consoles and logs of a run: how it ended, in PtychoPINN's words. */
import path from 'node:path';
import type { EntryPoint } from '../../../../../shared/request/entryPoint';
import type { Workflow } from '../../../../../shared/request/request';
import { causeOf, exceptionsIn, raisedLine } from '../../../../../shared/runs/exceptions';
import type { RunPart, Sign } from '../../../../../shared/runs/record/part';
import { baseName, type RunFileReader } from '../reader';
import { readEnds } from '../textFile';

const LOG = /\.(?:log|out|err|txt)$|^(?:stdout|stderr|nohup)/;
const NO_LOG = /^(?:command\.txt|requirements.*\.txt|.*_indices\.txt|readme.*)$/i;

/** Logs that are looked at; each process of a run writes one or two. */
const MOST = 64;

/** Lines that PtychoPINN's entry points end with, and the script that Pinnboard exports. */
const ENDINGS: readonly {
  readonly line: RegExp;
  readonly workflow: Workflow;
  readonly entryPoint: EntryPoint;
}[] = [
  { line: /^✓ Training completed successfully\. /m, workflow: 'training', entryPoint: 'native' },
  { line: /^Training Complete!$/m, workflow: 'training', entryPoint: 'lightning' },
  { line: /^Trained: .*wts\.h5\.zip$/m, workflow: 'training', entryPoint: 'python' },
  {
    line: /Backend dispatcher: workflow complete \(backend=pytorch\)/,
    workflow: 'training',
    entryPoint: 'script',
  },
  { line: /^Inference completed successfully!$/m, workflow: 'inference', entryPoint: 'native' },
];

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
    let ended: (typeof ENDINGS)[number] | undefined;
    for (const log of logs.slice(0, MOST)) {
      const text = (await readEnds(log)).replaceAll('\r\n', '\n');
      const file = path.relative(folder, log).split(path.sep).join('/');
      const ending = ENDINGS.find(({ line }) => line.test(text));
      if (ending)
        signs.push({ kind: 'success', file, says: 'has the line that PtychoPINN ends with' });
      ended ??= ending;
      const cause = causeOf(exceptionsIn(text));
      if (cause) signs.push({ kind: 'traceback', file, error: raisedLine(cause) });
    }
    const part: RunPart = {
      signs,
      ...(ended && { entryPoint: ended.entryPoint, workflow: ended.workflow }),
    };
    return part;
  },
};

export const isLog = (name: string): boolean => LOG.test(name) && !NO_LOG.test(name);
