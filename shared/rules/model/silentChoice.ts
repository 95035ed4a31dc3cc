import { evidence } from '../../sources/source';
import { TARGETS } from '../../targets';
import { own } from '../../values/value';
import { asCode } from '../asCode';
import { clearOverrides } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** Only the memory-mapped loader reads these. */
const LOADER: readonly string[] = ['neighbor_function', 'normalize'];

export const silentChoice = rule({
  id: 'silent-choice',
  title: 'An unknown value selects another choice',
  outcome: 'wrong-result',
  stage: 'load',
  holds: isProgram,
  fields: [
    ...new Set(
      Object.values(TARGETS).flatMap(({ traits }) => Object.keys(traits.run.silentChoices)),
    ),
  ],
  source: [evidence('free-text-choices'), evidence('unchecked-execution-options')],
  tried: true,
  why: 'PtychoPINN compares the value with the names that it knows and silently falls back to another choice.',
  check: ({ request, target }) =>
    Object.entries(request.overrides).flatMap(([name, value]) => {
      const known = own(target.traits.run.silentChoices, name);
      if (!known || typeof value !== 'string' || known.choices.includes(value)) return [];
      return [
        {
          fields: [name],
          ...(LOADER.includes(name) ? { entryPoints: ['lightning'] as const } : {}),
          message: `Unknown ${asCode(name)} '${value}': ${known.means}. Choose one of ${known.choices.join(', ')}.`,
          fixes: [clearOverrides(name)],
        },
      ];
    }),
});
