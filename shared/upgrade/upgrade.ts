/**
 * A request of one target as a request of another: what becomes of each setting, which values of the payload change and
 * why, which findings come and go, and what stops it. Both sides are resolved; nothing is guessed. Targets are asked for
 * their facts and their factories, and none is named.
 */

import type { FileContext } from '../dataset/fileContext';
import { compareFindings, type Restated } from '../diff/preview';
import { Bug } from '../errors/internal';
import { resolve as resolveRequest } from '../factory';
import { canonicalRequest } from '../factory/canonical';
import type { Resolution } from '../factory/resolution';
import { type Finding, isBlocking, isCertainCrash } from '../findings/finding';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import { isChange, type ValueChange } from './change';
import { type EffectChange, effectChange } from './effect';
import { type Fate, translate } from './translate';
import { valueChanges } from './values';

/** What becomes of one setting. */
export interface SettingUpgrade extends Fate {
  /** Entry points by which it now takes effect, or no longer does. */
  readonly effect: EffectChange;
}

export interface Upgrade {
  readonly from: string;
  readonly to: string;
  /** The request for the new target, in canonical order. */
  readonly request: Request;
  /** Every override, execution option and the profile, in the request's order. */
  readonly settings: readonly SettingUpgrade[];
  /** Every place of the payload that differs, in the payload's order. */
  readonly values: readonly ValueChange[];
  /** False when a side was refused before its fields were merged: `values` is empty then. */
  readonly comparable: boolean;
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  readonly restated: readonly Restated[];
  /** What the new target's factory rejects; empty when there is a payload. */
  readonly blocked: readonly Finding[];
  /** How many findings blocked the request before. */
  readonly blockedBefore: number;
  /** Whether the run would be another one: see `isSubstantial`. */
  readonly substantial: boolean;
}

export interface UpgradeInput {
  readonly request: Request;
  readonly fileContext: FileContext;
  /** Name of the new target, which has to be one of Pinnboard's. */
  readonly to: string;
  /** What a file recorded for a request whose target is unknown here. */
  readonly recorded?: Resolution | undefined;
  readonly resolve?: (request: Request, fileContext: FileContext) => Resolution;
}

/** The upgrade of a request to `to`, and what its new request resolves to. Throws for a target that does not exist. */
export function upgradeRequest({
  request: given,
  fileContext,
  to: name,
  recorded,
  resolve = resolveRequest,
}: UpgradeInput): { readonly upgrade: Upgrade; readonly resolution: Resolution } {
  const to = findTarget(name);
  if (!to) throw new Bug(`There is no target ${name}`);
  const from = findTarget(given.target);
  const original = canonicalRequest(given);
  const before = from ? resolve(original, fileContext) : (recorded ?? NOTHING);
  const { request: translated, fates } = translate(original, { from, to, fileContext });
  const request = canonicalRequest(translated);
  const after = resolve(request, fileContext);
  const left = { target: from, request: original, fileContext, resolution: before };
  const right = { target: to, request, fileContext, resolution: after };
  const settings = fates.map((fate) => ({ ...fate, effect: effectChange(fate, left, right) }));
  const values = valueChanges(left, right, settings);
  const blocked = after.findings.filter(isBlocking);
  const findings = compareFindings(before.findings, after.findings);
  const facts = { settings, values: values ?? [], blocked, ...findings };
  const upgrade = {
    from: original.target,
    to: name,
    request,
    ...facts,
    comparable: values !== null,
    blockedBefore: before.findings.filter(isBlocking).length,
    substantial: isSubstantial(facts),
  };
  return { upgrade, resolution: after };
}

const NOTHING: Resolution = { payload: null, legacyParams: null, findings: [], provenance: {} };

/**
 * Whether something of substance changes: the new target rejects the request, a setting that had an effect is removed,
 * starts or stops taking effect, a field that both have gets another value, or the run crashes or goes wrong where it did not.
 * A new field at its default and a setting under another name are no such change.
 */
function isSubstantial({
  settings,
  values,
  blocked,
  come,
}: Pick<Upgrade, 'settings' | 'values' | 'blocked' | 'come'>): boolean {
  return (
    blocked.length > 0 ||
    settings.some(({ fate, hadEffect, effect }) =>
      fate === 'removed' ? hadEffect : effect.now.length + effect.noLonger.length > 0,
    ) ||
    values.some(isChange) ||
    come.some((finding) => isCertainCrash(finding) || finding.outcome === 'wrong-result')
  );
}
