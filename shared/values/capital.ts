/** With its first letter as a capital; an empty text stays one. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
