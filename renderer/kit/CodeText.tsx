import type { ReactNode } from 'react';

const CODE = /`([^`]+)`/;

/** A message with its `code` between backticks in a code font, unbroken. */
export function CodeText({ text }: { text: string }): ReactNode {
  return text.split(CODE).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity.
      <code key={i}>{part}</code>
    ),
  );
}

/** The same without backticks, for attributes such as `title`. */
export const plainText = (text: string): string => text.replaceAll('`', '');
