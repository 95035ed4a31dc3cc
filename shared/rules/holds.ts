/** What most rules ask of a target. */
import type { Traits } from '../targets/traits';

/** It is a program that runs, so that its loaders, networks and trainers are known. */
export const isProgram = ({ run }: Traits): boolean => run.runs;

/** Why a rule of a design document is not tried. */
export const DESIGN_ONLY = 'It holds for a design document, which nothing runs.';
