/** The sentences of a message; a full stop in code or in a number ends none. */
export function sentencesOf(message: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index } of message.matchAll(/[.?!](?= +[A-Z`])/g)) {
    const inCode = message.slice(0, index).split('`').length % 2 === 0;
    if (inCode) continue;
    sentences.push(message.slice(from, index + 1).trim());
    from = index + 1;
  }
  return [...sentences, message.slice(from).trim()].filter(Boolean);
}
