import { evidence } from '../../sources/source';
import { SILENT_CHOICES } from '../../targets/ptychopinn-2026.07/silentChoices';
import { asCode } from '../asCode';
import { clearOverrides } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** Only the memory-mapped loader reads these. */
const LOADER: readonly string[] = ['neighbor_function', 'normalize'];

export const silentChoice = rule({
  id: 'silent-choice',
  title: 'An unknown value selects another choice',
  outcome: 'wrong-result',
  stage: 'load',
  targets: REVISION,
  fields: Object.keys(SILENT_CHOICES),
  source: [evidence('free-text-choices'), evidence('unchecked-execution-options')],
  tried: true,
  why: 'PtychoPINN compares the value with the names that it knows and silently falls back to another choice.',
  check: ({ request }) =>
    Object.entries(request.overrides).flatMap(([name, value]) => {
      const known = Object.hasOwn(SILENT_CHOICES, name) ? SILENT_CHOICES[name] : undefined;
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
