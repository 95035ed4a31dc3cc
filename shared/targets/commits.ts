import facts from './ptychopinn-2026.07/facts.json' with { type: 'json' };

/** The commit of PtychoPINN whose source the rules were read from and tried with, unless a source names another. */
export const READ_AT: string = facts.commit;
