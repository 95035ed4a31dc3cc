import { rulesIn } from '../../../shared/rules';
import { inference, testRules, training } from './kit';

const metadataOf = (metadata: object) =>
  `import json; d["_metadata"] = np.array(json.dumps(json.loads('${JSON.stringify(metadata)}')), dtype=object)`;
const physics = (parameters: object) => metadataOf({ physics_parameters: parameters });

testRules(rulesIn('metadata'), {
  'metadata-contradiction': {
    outcome: 'info',
    failing: [
      { npz: physics({ N: 128 }), says: /N is 64 in this run, but 128 in the dataset's _metadata/ },
      {
        request: training({ gridsize: 3, neighbor_count: 9 }),
        npz: physics({ gridsize: 2 }),
        says: /gridsize is 3 in this run, but 2 in the dataset's _metadata/,
      },
    ],
    passing: [
      {},
      { npz: physics({ N: 64, gridsize: 2 }) },
      // Single patterns can be grouped with any gridsize.
      { npz: physics({ gridsize: 1 }) },
      // Another rule reports an N that does not fit the patterns.
      { request: training({ N: 128 }), npz: physics({ N: 64 }) },
      { request: inference(), npz: physics({ N: 128 }) },
    ],
  },
  'metadata-structure': {
    outcome: 'info',
    failing: [
      { npz: metadataOf({ nphotons: 1e6 }), says: /no physics_parameters/ },
      {
        npz: metadataOf({ physics_parameters: [1] }),
        says: /physics_parameters in _metadata is \[1\]/,
      },
      {
        npz: metadataOf({ schema_version: '2.0', physics_parameters: {} }),
        says: /schema_version in _metadata is '2\.0'/,
      },
    ],
    passing: [
      {},
      { npz: physics({}) },
      { npz: metadataOf({ schema_version: '1.0.0', physics_parameters: { nphotons: 1e6 } }) },
    ],
  },
});
