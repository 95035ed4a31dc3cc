/** The settings of a request as one list: what may be called otherwise elsewhere. */
import type { Request } from '../request/request';
import { own, type Value, type Values } from '../values/value';

export type Place = 'override' | 'execution' | 'profile';

export interface Setting {
  readonly place: Place;
  readonly name: string;
  readonly value: Value;
}

/** Every setting of a request, in its order. */
export function settingsOf({ overrides, execution, profile = null }: Request): Setting[] {
  const of = (place: Place, values: Values): Setting[] =>
    Object.entries(values).map(([name, value]) => ({ place, name, value }));
  return [
    ...of('override', overrides),
    ...of('execution', execution ?? {}),
    ...(profile === null ? [] : [{ place: 'profile' as const, name: 'profile', value: profile }]),
  ];
}

/** The request with these settings and no others. */
export function withSettings(request: Request, settings: readonly Setting[]): Request {
  const of = (place: Place): Values =>
    Object.fromEntries(
      settings.filter((one) => one.place === place).map(({ name, value }) => [name, value]),
    );
  const execution = of('execution');
  const profile = own(of('profile'), 'profile');
  return {
    ...request,
    overrides: of('override'),
    execution: Object.keys(execution).length === 0 ? null : execution,
    profile: typeof profile === 'string' ? profile : null,
  };
}

/** The request as if a setting had not been made. */
export const withoutSetting = (request: Request, { place, name }: Setting): Request =>
  withSettings(
    request,
    settingsOf(request).filter((one) => one.place !== place || one.name !== name),
  );
