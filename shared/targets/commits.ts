/** Commits of PtychoPINN. Nothing outside this folder spells one. */

/** The commit whose source the rules were read from and tried with, unless a source names another. */
export const READ_AT = '712c23f3bb6581ee4300c5572e3817a3d931165e';
