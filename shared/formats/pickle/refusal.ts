/** A pickle that is not read, and why. */
export class Refusal extends Error {}
