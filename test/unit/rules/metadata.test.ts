import { METADATA_RULES } from '../../../shared/rules/metadata';
import { inference, testRules, training } from './kit';

const says = (metadata: object) =>
  `import json; d["_metadata"] = np.array(json.dumps(json.loads('${JSON.stringify(metadata)}')), dtype=object)`;
const physics = (parameters: object) => says({ physics_parameters: parameters });

testRules(METADATA_RULES, {
  'metadata-contradiction': {
    failing: [
      { npz: physics({ N: 128 }), says: /N is 64 in this run and 128 in _metadata/ },
      {
        request: training({ gridsize: 3, neighbor_count: 9 }),
        npz: physics({ gridsize: 2 }),
        says: /gridsize is 3 in this run and 2 in _metadata/,
      },
    ],
    passing: [
      {},
      { npz: physics({ N: 64, gridsize: 2 }) },
      // Patterns that were simulated one by one can be grouped in any grid.
      { npz: physics({ gridsize: 1 }) },
      // N that does not fit the patterns has a finding of its own.
      { request: training({ N: 128 }), npz: physics({ N: 64 }) },
      { request: inference(), npz: physics({ N: 128 }) },
    ],
  },
  'metadata-structure': {
    failing: [
      { npz: says({ nphotons: 1e6 }), says: /no physics_parameters/ },
      { npz: says({ physics_parameters: [1] }), says: /physics_parameters \[1\]/ },
      {
        npz: says({ schema_version: '2.0', physics_parameters: {} }),
        says: /schema_version '2\.0'/,
      },
    ],
    passing: [
      {},
      { npz: physics({}) },
      { npz: says({ schema_version: '1.0.0', physics_parameters: { nphotons: 1e6 } }) },
    ],
  },
});
