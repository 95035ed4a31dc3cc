/** Status texts of a step that was applied by name. */
export const appliedText = (label: string): string => `Applied: ${label}`;
export const undoneText = (label: string): string => `Undone: ${label}`;
