import type { Propagation } from '../../propagation/propagation';
import { evidence } from '../../sources/source';
import { typeOfName } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import { sameValue } from '../../values/value';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { clearSetting, namesWhere, rowOf } from './cases';

/** Whether the Python script sets it and the native command line cannot. What the script has to forward is reported as dropped. */
const isScriptOnly = ({ routes, withoutForwarding }: Propagation): boolean =>
  routes.native.effect === 'unavailable' &&
  routes.python.effect === 'reaches' &&
  withoutForwarding === undefined;

/** The value without the setting: the next layer's, where the run reads it. */
function without({ reads, neutral }: Propagation, candidate: Context['candidate']) {
  const layers = ['cli', 'inferred', 'derived', 'tf-default', 'pt-default'] as const;
  const below = reads
    ? layers.map((layer) => candidate(reads.section, reads.name, layer))
    : [undefined];
  return below.find((value) => value !== undefined) ?? neutral;
}

export const flagMissing = rule({
  id: 'flag-missing',
  yields: true,
  title: 'The native command line has no flag for a setting',
  outcome: 'ignored',
  stage: 'train',
  holds: isProgram,
  entryPoints: ['native'],
  fields: namesWhere(isScriptOnly, 'both'),
  source: [evidence('flags-of-the-native-command-line')],
  notTried:
    'It follows from the parser of the command line, with which the exported commands are tested.',
  why: 'The native command line builds its configuration from its flags. A setting without a flag has the default of the command line or of the factory, although the payload contains it.',
  check: ({ request, target, candidate }) => {
    // Where no entry point is chosen, the export lists what a command cannot express.
    if (request.entry_point !== 'native') return [];
    const { workflow, overrides, execution } = request;
    const command = target.routes[workflow].find(({ id }) => id === 'native')?.command ?? '';
    const set = [
      ...Object.entries(overrides).map((entry) => ({ entry, option: false })),
      ...Object.entries(execution ?? {}).map((entry) => ({ entry, option: true })),
    ];
    return set.flatMap(({ entry: [name, value], option }) => {
      const propagation = target.propagation(workflow, name, option);
      if (!propagation || !isScriptOnly(propagation)) return [];
      if (sameValue(value, without(propagation, candidate) ?? null)) return [];
      const shown = formatValue(value, typeOfName(request.target, name));
      return [
        {
          fields: rowOf({ name, option }),
          message: `${option ? 'The execution option ' : ''}${asCode(name)} is ${shown}, but ${asCode(command)} cannot set it: ${propagation.routes.native.why}. Start the run by the exported Python script, or clear it.`,
          short: `${asCode(command)} cannot set it.`,
          fixes: [clearSetting({ name, option })],
        },
      ];
    });
  },
});
