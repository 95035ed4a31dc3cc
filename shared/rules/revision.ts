/** The revision whose code most rules about runs are read off: a rule of it names it as its only target. */
export const REVISION: readonly string[] = ['ptychopinn-2026.07'];
