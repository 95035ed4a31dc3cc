/** The settings of a request under the names and values that another target takes. */
import type { FileContext } from '../dataset/fileContext';
import { mergeRequest } from '../factory/merge';
import type { Request } from '../request/request';
import { knownOverrides } from '../targets/names';
import type { Target } from '../targets/target';
import { nearestNames } from '../values/nearest';
import { sameValue } from '../values/value';
import { type Alternative, alternatives, type Why } from './alternatives';
import { changedPlaces } from './places';
import { isRejected } from './run';
import { type Setting, settingsOf, withoutSetting, withSettings } from './settings';

/** What becomes of a setting. */
export interface Fate extends Setting {
  readonly fate: 'kept' | 'renamed' | 'removed';
  /** What the new request has in its place; itself where it is kept. */
  readonly to: readonly Setting[];
  readonly why: Why | null;
  /** Whether the payload of the old target depends on it; true where that is not known. */
  readonly hadEffect: boolean;
}

interface Sides {
  /** Undefined for a target of which nothing is known. */
  readonly from: Target | undefined;
  readonly to: Target;
  readonly fileContext: FileContext;
}

/** The request for the new target, and what became of each setting. */
export function translate(
  original: Request,
  { from, to, fileContext }: Sides,
): { readonly request: Request; readonly fates: readonly Fate[] } {
  const old = from && mergeRequest(from, original, fileContext);
  const choices = settingsOf(original).map((setting) => ({
    setting,
    ways: alternatives(setting, original, { from, to, old }),
    hadEffect:
      !from ||
      !old ||
      changedPlaces(
        old.provenance,
        mergeRequest(from, withoutSetting(original, setting), fileContext).provenance,
      ).length > 0,
  }));
  const request = (fates: readonly Fate[]) =>
    withSettings(
      { ...original, target: to.name },
      fates.flatMap((fate) => fate.to),
    );
  const fits = (fates: readonly Fate[], fate: Fate) =>
    !isRejected(to, request(fates), [fate.name, ...fate.to.map(({ name }) => name)], fileContext);
  let fates: readonly Fate[] = choices.map(({ setting, ways: [first], hadEffect }): Fate => {
    // Under another name a setting without an effect would take effect for the first time.
    if (first && (hadEffect || first.why?.kind !== 'synonym'))
      return fateOf(setting, first, hadEffect);
    const alone = withSettings({ ...original, target: to.name }, [setting]);
    const rejected = isRejected(to, alone, [setting.name], fileContext);
    const why: Why = { kind: 'unknown', rejected, nearest: nearest(setting, to, original) };
    return fateOf(setting, { to: [], why }, hadEffect);
  });
  choices.forEach(({ setting, ways, hadEffect }, at) => {
    const chosen = fates[at];
    if (!chosen || ways.length < 2 || fits(fates, chosen)) return;
    // What was chosen first is rejected: another way to say the same may not be.
    for (const way of ways) {
      const fate = fateOf(setting, way, hadEffect);
      const changed = fates.with(at, fate);
      if (!fits(changed, fate)) continue;
      fates = changed;
      return;
    }
  });
  return { request: request(fates), fates };
}

function fateOf(setting: Setting, { to, why }: Alternative, hadEffect: boolean): Fate {
  const isSame = to.some(
    ({ place, name, value }) =>
      place === setting.place && name === setting.name && sameValue(value, setting.value),
  );
  const fate = to.length === 0 ? 'removed' : isSame && to.length === 1 ? 'kept' : 'renamed';
  return { ...setting, fate, to, why, hadEffect };
}

function nearest({ place, name }: Setting, to: Target, { workflow }: Request): readonly string[] {
  if (place === 'profile') return [];
  const { execution_config: options } = to.sections;
  return nearestNames(
    name,
    place === 'execution' ? Object.keys(options) : knownOverrides(to, workflow),
  );
}
