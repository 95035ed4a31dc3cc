/** Summary of a resolved sweep: points by status, and points with the same payload. */
import type { Finding } from '../findings/finding';
import type { SweepPoint } from './manifest';
import { sweepFinding } from './rules';

/** How many names a message lists. */
const LISTED = 3;

export class SweepSummary {
  ready = 0;
  /** Points with a payload whose run is certain to crash. */
  crashing = 0;
  refused = 0;
  errors = 0;
  warnings = 0;
  private readonly first = new Map<string, string>();
  private readonly equal: string[] = [];
  private equals = 0;
  private readonly refusals: string[] = [];
  private readonly crashes: string[] = [];

  /** Counts a point; `payloadHash` is equal for payloads that train the same, and null for a refused one. */
  add({ name, status, errors, warnings }: SweepPoint, payloadHash: string | null): void {
    this.errors += errors;
    this.warnings += warnings;
    if (status === 'refused') {
      this.refused += 1;
      if (this.refusals.length < LISTED) this.refusals.push(name);
      return;
    }
    if (status === 'will-crash') {
      this.crashing += 1;
      if (this.crashes.length < LISTED) this.crashes.push(name);
      return;
    }
    this.ready += 1;
    if (payloadHash === null) return;
    const earlier = this.first.get(payloadHash);
    if (earlier === undefined) this.first.set(payloadHash, name);
    else {
      this.equals += 1;
      if (this.equal.length < LISTED) this.equal.push(`${name} is ${earlier}`);
    }
  }

  findings(): Finding[] {
    const all = this.ready + this.crashing + this.refused;
    const more = (listed: readonly string[], count: number) =>
      `${listed.join(', ')}${count > listed.length ? ` and ${count - listed.length} more` : ''}`;
    const found: Finding[] = [];
    if (this.refused > 0)
      found.push(
        sweepFinding(
          'sweep-points-refused',
          [],
          `PtychoPINN rejects ${this.refused} of ${all} points: ${more(this.refusals, this.refused)}. Exclude them with a condition, or fix the base.`,
        ),
      );
    if (this.crashing > 0)
      found.push(
        sweepFinding(
          'sweep-points-crash',
          [],
          `${this.crashing} of ${all} points will crash: ${more(this.crashes, this.crashing)}. Exclude them with a condition, fix the base, or leave them out when the sweep is written.`,
        ),
      );
    if (this.equals > 0)
      found.push(
        sweepFinding(
          'sweep-points-equal',
          [],
          `${this.equals} of ${this.ready} points have the same payload as an earlier one, except for the output folder: ${more(this.equal, this.equals)}. They would repeat the same training.`,
        ),
      );
    return found;
  }
}
