/** Whether presets match the request that they are applied to. */
import type { Adjustable } from './apply';
import type { Preset } from './preset';

/** A target or workflow that differs from the request's. */
export interface Misfit {
  readonly preset: string;
  readonly what: 'target' | 'workflow';
  readonly wants: string;
  readonly has: string;
}

/** Every misfit, in the order of the presets. */
export function misfits(
  request: Pick<Adjustable, 'target' | 'workflow'>,
  presets: readonly Preset[],
): Misfit[] {
  return presets.flatMap((preset) =>
    (['target', 'workflow'] as const).flatMap((what) => {
      const wants = preset[what];
      const has = request[what];
      return wants === undefined || wants === has
        ? []
        : [{ preset: preset.name, what, wants, has }];
    }),
  );
}

export const misfitText = ({ preset, what, wants, has }: Misfit): string =>
  `“${preset}” was made for the ${what} ${wants}; this request is for ${has}.`;

/** Target and workflow of the presets, the last one deciding; empty where none has them. */
export function madeFor(
  presets: readonly Preset[],
): Partial<Pick<Adjustable, 'target' | 'workflow'>> {
  const target = presets.findLast((preset) => preset.target !== undefined)?.target;
  const workflow = presets.findLast((preset) => preset.workflow !== undefined)?.workflow;
  return {
    ...(target === undefined ? {} : { target }),
    ...(workflow === undefined ? {} : { workflow }),
  };
}
