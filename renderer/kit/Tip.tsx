/** What a part is or does, shown while the pointer rests on it or it has the focus. */
import { cloneElement, type ReactElement } from 'react';

interface Props {
  /** Empty for none. */
  text: string;
  /** The keys that do the same, such as `keyOf('undo')`. */
  keys?: string | undefined;
  /** One element, or a part that passes attributes on. */
  children: ReactElement<Record<string, unknown>>;
}

/** The attributes of an element with a tooltip, which is its description for screen readers, too; none for no text. */
export const tip = (text: string | null | undefined) =>
  text ? { 'data-tip': text, 'aria-description': text } : {};

/**
 * Gives its child a tooltip: `<Tip text="…"><b>…</b></Tip>`, or for an element of its own `<b {...tip('…')}>`. A button
 * that is disabled keeps its tooltip as long as it is disabled by `aria-disabled` (`<Button disabled="reason">`). `<Tips>`
 * shows it: one popup serves the hundreds of parts of a form.
 */
export function Tip({ text, keys, children }: Props) {
  if (text === '' && !keys) return children;
  const named = children.props['aria-label'] === text;
  return cloneElement(children, {
    ...(named ? { 'data-tip': text } : { 'data-tip': '', ...tip(text) }),
    'data-tip-keys': keys,
  });
}
