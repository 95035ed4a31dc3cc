/** Whole texts that are like one in which each `*` stands for others, which alone has a meaning. @param any what it stands for, as a regular expression */
export function starPattern(text: string, any: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join(any)}$`);
}
