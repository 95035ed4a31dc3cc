/** Common fixes: edits of the request with a label. */
import type { Fix } from '../findings/finding';
import { shownValue } from '../values/shown';
import type { Value } from '../values/value';

/** Sets an override. */
export const setOverride = (name: string, value: Value): Fix => ({
  label: `Set ${name} to ${shownValue(value)}`,
  edits: [{ op: 'set-override', name, value }],
});

/** Clears overrides, so that the next layer decides. */
export const clearOverrides = (...names: readonly string[]): Fix => ({
  label: `Clear ${names.join(' and ')}`,
  edits: names.map((name) => ({ op: 'clear-override', name })),
});

/** Sets an execution option. */
export const setExecutionOption = (name: string, value: Value): Fix => ({
  label: `Set ${name} to ${shownValue(value)}`,
  edits: [{ op: 'set-execution', name, value }],
});

/** Resets execution options to their defaults. */
export const clearExecutionOption = (...names: readonly string[]): Fix => ({
  label: `Clear ${names.join(' and ')}`,
  edits: names.map((name) => ({ op: 'clear-execution', name })),
});

/** The same where an override of this name also sets the option (`overridesSetOptions`). */
export const clearExecutionOptionAndOverride = (...names: readonly string[]): Fix => ({
  label: `Clear ${names.join(' and ')}`,
  edits: names.flatMap((name) => [
    { op: 'clear-override' as const, name },
    { op: 'clear-execution' as const, name },
  ]),
});

/** Removes the profile. */
export const REMOVE_PROFILE: Fix = {
  label: 'Remove the profile',
  edits: [{ op: 'set-profile', value: null }],
};
