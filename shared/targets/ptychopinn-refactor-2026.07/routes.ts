/** The entry points of the refactor: those of the main branch, with its own lines and what its object policy changes. */
import type { Route } from '../../propagation/propagation';
import type { Workflow } from '../../request/request';
import { ROUTES as MAIN } from '../ptychopinn-2026.07/propagation/routes';
import { movedSources } from './moved';
import { COMMIT, code } from './propagation/lines';

const SIZE = /^(--N, .*) and (--resnet_width reject)/;

const moved = (routes: readonly Route[]): Route[] =>
  routes.map((route) => ({
    ...route,
    notes: route.notes.map(({ text, source }) => ({
      // argparse gets Optional types for the object policy, too.
      text: text.replace(
        SIZE,
        '$1, --object_big, --object_layout, --training_canvas, --training_patch_weighting and $2',
      ),
      source: movedSources(source, COMMIT),
    })),
  }));

const WEIGHTING = {
  text: 'It stops with a training_patch_weighting other than central_mask, also from a YAML file: it checks the configuration as if it were for TensorFlow.',
  source: [code.tensorflowComponents(677)],
};

export const ROUTES: { readonly [workflow in Workflow]: readonly Route[] } = {
  training: moved(MAIN.training).map((route) =>
    route.id === 'script' ? { ...route, notes: [...route.notes, WEIGHTING] } : route,
  ),
  inference: moved(MAIN.inference),
};
