/** What is advised in place of a setting that a run does not read can be set as the run is started. */
import { describe, expect, it } from 'vitest';
import { ENTRY_POINT_FACTS, ENTRY_POINTS } from '../../../shared/request/entryPoint';
import { WORKFLOWS } from '../../../shared/request/request';
import { findTarget, TARGETS } from '../../../shared/targets';
import { insteadWords, isForwarded } from '../../../shared/targets/forwarding';
import type { Target } from '../../../shared/targets/target';

const real = findTarget('ptychopinn-2026.07') as Target;
const advice = (name: string, option: boolean, chosen?: 'native' | 'python') => {
  const propagation = real.propagation('training', name, option);
  return propagation && insteadWords(real, 'training', propagation, chosen);
};

describe('what to set instead', () => {
  it('is the setting that the chosen entry point passes on', () => {
    expect(advice('scheduler', true, 'python')).toBe('the override `scheduler`');
    expect(advice('scheduler', true)).toBe('the override `scheduler`');
  });

  it('comes with another entry point where the chosen one would not pass it on', () => {
    expect(advice('scheduler', true, 'native')).toBe(
      'the override `scheduler` with the entry point “Python script”',
    );
  });

  it.each(Object.keys(TARGETS))('never is a setting that would be ignored: %s', (name) => {
    const target = findTarget(name) as Target;
    const wrong = WORKFLOWS.flatMap((workflow) =>
      [false, true].flatMap((option) =>
        target.propagationNames(workflow, option).flatMap((setting) =>
          ENTRY_POINTS.flatMap((chosen) => {
            const propagation = target.propagation(workflow, setting, option);
            if (!propagation?.instead || isForwarded(target, workflow, propagation.instead, chosen))
              return [];
            const words = insteadWords(target, workflow, propagation, chosen);
            const named = words.includes(`\`${propagation.instead.name}\``);
            const other = ENTRY_POINTS.some(
              (id) => id !== chosen && words.includes(`“${ENTRY_POINT_FACTS[id].title}”`),
            );
            return named && !other ? [`${workflow} ${setting} ${chosen}: ${words}`] : [];
          }),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
