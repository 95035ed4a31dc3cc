/** How a run is started. A request without an entry point leaves it undecided. */
import { z } from 'zod';

export const ENTRY_POINTS = ['native', 'script', 'python', 'lightning'] as const;
export const entryPointSchema = z.enum(ENTRY_POINTS);
export type EntryPoint = z.infer<typeof entryPointSchema>;

/** Entry points that an undecided request may still be run through; `lightning` counts only when it is chosen. */
export const USUAL_ENTRY_POINTS: readonly EntryPoint[] = ['native', 'script', 'python'];

/** Each entry point as the window and messages name it. */
export const ENTRY_POINT_FACTS: {
  readonly [entryPoint in EntryPoint]: { readonly title: string; readonly help: string };
} = {
  native: { title: 'PtychoPINN command', help: '`python -m ptycho_torch.train` or `.inference`' },
  script: { title: 'ptycho_train', help: '`ptycho_train` or `ptycho_inference`' },
  python: { title: 'Python script', help: 'the exported script, or `pinnboard_payload.py run`' },
  lightning: {
    title: 'Lightning only',
    help: '`python -m ptycho_torch.train_lightning_only` with a JSON file; memory-mapped data',
  },
};

/** A request that is started so; as it is where no entry point is given. */
export const withEntryPoint = <R extends { readonly entry_point?: EntryPoint | undefined }>(
  request: R,
  entryPoint: EntryPoint | undefined,
): R => (entryPoint === undefined ? request : { ...request, entry_point: entryPoint });
