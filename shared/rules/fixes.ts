/** Fixes as most rules need them: edits of the request with a label that says what they do. */
import type { Fix } from '../findings/finding';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';

/** Sets an override. */
export const setOverride = (name: string, value: Value): Fix => ({
  label: `Set ${name} to ${formatValue(value)}`,
  edits: [{ op: 'set-override', name, value }],
});

/** Takes overrides away, so that the next layer decides. */
export const clearOverrides = (...names: readonly string[]): Fix => ({
  label: `Clear ${names.join(' and ')}`,
  edits: names.map((name) => ({ op: 'clear-override', name })),
});

/** Sets an execution knob. */
export const setExecutionOption = (name: string, value: Value): Fix => ({
  label: `Set ${name} to ${formatValue(value)}`,
  edits: [{ op: 'set-knob', name, value }],
});

/** Takes knobs back to their defaults. */
export const clearExecutionOption = (...names: readonly string[]): Fix => ({
  label: `Clear ${names.join(' and ')}`,
  edits: names.map((name) => ({ op: 'clear-knob', name })),
});

/** The same where an override of the knob's name sets it too, as it does for adr-003. */
export const clearExecutionOptionAndOverride = (...names: readonly string[]): Fix => ({
  label: `Clear ${names.join(' and ')}`,
  edits: names.flatMap((name) => [
    { op: 'clear-override' as const, name },
    { op: 'clear-knob' as const, name },
  ]),
});

/** Takes the profile away. */
export const DROP_PROFILE: Fix = {
  label: 'Drop the profile',
  edits: [{ op: 'set-profile', value: null }],
};
