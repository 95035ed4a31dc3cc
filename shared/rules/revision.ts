/** The target of rules that hold only for this revision of PtychoPINN. */
export const REVISION: readonly string[] = ['ptychopinn-2026.07'];
