import { columnsOf, isStack, patternsOf, probeOf } from './arrange';
import { describe, type FileView, unitOf } from './fileView';
import { geometryOf } from './geometryOf';
import type { Layout } from './layout';

const DATA = [
  /^\/entry_\d+\/data_\d+\/data$/,
  /^\/entry_\d+\/instrument_\d+\/detector_\d+\/data$/,
  /^\/entry_\d+\/image_\d+\/data$/,
];

/** CXI, the Coherent X-ray Imaging data bank's format (ptychodus plugins/cxi_file.py, ptypy experiment/ALS_5321.py). */
export const cxi: Layout = {
  id: 'cxi',
  name: 'CXI',
  noun: 'a CXI file',
  find(file) {
    const isNamed = file.any('/cxi_version') !== undefined || /\.cxi$/i.test(file.file.name);
    const data = DATA.flatMap((pattern) => file.matching(pattern)).find(isStack);
    if (!data || !isNamed) return null;
    const entry = /^\/entry_\d+/.exec(data.path)?.[0] ?? '';
    const translation = translationOf(file, entry);
    const own = translation && unitOf(translation);
    const unit = own === undefined ? 'm' : own;
    const positions = translation && columnsOf(file, translation, { x: 0, y: 1 });
    const [mask] = file.matching(new RegExp(`^${entry}/instrument_\\d+/detector_\\d+/mask$`));
    const [illumination] = [
      ...file.matching(new RegExp(`^${entry}/instrument_\\d+/source_\\d+/illumination$`)),
      ...file.matching(new RegExp(`^${entry}/instrument_\\d+/source_\\d+/probe$`)),
    ];
    return {
      rank: 3,
      evidence: [
        file.any('/cxi_version') ? '`/cxi_version`' : '`.cxi`',
        `${describe(data)}: counts`,
        ...(translation
          ? [`${describe(translation)}: x and y in ${unit ?? 'an unknown unit'}`]
          : []),
        ...(mask ? ['`mask`: 0 is good'] : []),
      ],
      patterns: patternsOf(file, [data], { quantity: 'intensity', order: 'centred' }),
      positions: positions ? { ...positions, unit } : undefined,
      probe: probeOf(file, illumination),
      mask: mask && { array: file.ref(mask.path), good: 'zero' },
      geometry: geometryOf(file, `${entry}/`, { energy: null, wavelength: 'm', length: 'm' }),
    };
  },
};

function translationOf(file: FileView, entry: string) {
  const [found] = [
    ...file.matching(new RegExp(`^${entry}/data_\\d+/translation$`)),
    ...file.matching(new RegExp(`^${entry}/sample_\\d+/geometry_\\d+/translation$`)),
    ...file.matching(new RegExp(`^${entry}/.*/translation$`)),
  ];
  return found;
}
