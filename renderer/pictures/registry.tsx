/** Every picture of a dataset, in the order in which they are shown: in the left column, and enlarged in the viewer. */
import { lazy, type ReactNode } from 'react';
import type { DatasetFacts } from '../../shared/dataset/facts';
import { hasScan, objectOf, patternsOf, probeOf } from './arrays';
import { Patterns, patternCount, patternTitle } from './Patterns';
import { Probe } from './Probe';
import { pixelSize } from './pixelSize';
import { ScanMap } from './ScanMap';
import type { ViewId } from './store';

const PatternView = lazy(async () => ({ default: (await import('./viewer/views')).PatternView }));
const ProbeView = lazy(async () => ({ default: (await import('./viewer/views')).ProbeView }));
const ScanView = lazy(async () => ({ default: (await import('./viewer/views')).ScanView }));

/** A picture as the viewer shows it. */
interface View {
  readonly id: ViewId;
  /** In the list of pictures. */
  readonly label: string;
  readonly title: (index: number) => string;
  /** How many planes the pattern keys walk through; 1 for none. */
  readonly count: number;
  /** `dataset` is its grant. */
  readonly show: (dataset: string, facts: DatasetFacts) => ReactNode;
}

interface Picture {
  readonly id: string;
  /** Its part of the left column; null where the dataset has not what it needs. */
  readonly draw: (dataset: string, facts: DatasetFacts) => ReactNode;
  readonly views: (facts: DatasetFacts) => readonly View[];
}

export const PICTURES: readonly Picture[] = [
  {
    id: 'probe',
    draw: (dataset, facts) => {
      const array = probeOf(facts);
      return array && <Probe dataset={dataset} array={array} />;
    },
    views: (facts) => {
      const array = probeOf(facts);
      if (!array) return [];
      const view = (id: ViewId, title: string, phase: boolean): View => ({
        id,
        label: title,
        title: () => title,
        count: 1,
        show: (dataset) => (
          <ProbeView dataset={dataset} array={array} phase={phase} metres={pixelSize(facts)} />
        ),
      });
      const complex = array.dtype.startsWith('complex');
      return [
        view('probe-amplitude', complex ? 'Probe amplitude' : 'Probe', false),
        ...(complex ? [view('probe-phase', 'Probe phase', true)] : []),
      ];
    },
  },
  {
    id: 'scan',
    draw: (dataset, facts) =>
      hasScan(facts) && <ScanMap dataset={dataset} object={objectOf(facts)} />,
    views: (facts) => {
      if (!hasScan(facts)) return [];
      const title = objectOf(facts) ? 'Scan on object' : 'Scan';
      const patterns = patternsOf(facts);
      return [
        {
          id: 'scan',
          label: 'Scan',
          title: () => title,
          count: patterns ? patternCount(patterns) : 1,
          show: (dataset) => (
            <ScanView
              dataset={dataset}
              object={objectOf(facts)}
              probe={probeOf(facts)}
              metres={pixelSize(facts)}
            />
          ),
        },
      ];
    },
  },
  {
    id: 'patterns',
    draw: (dataset, facts) => {
      const array = patternsOf(facts);
      return array && <Patterns dataset={dataset} array={array} />;
    },
    views: (facts) => {
      const array = patternsOf(facts);
      if (!array) return [];
      const count = patternCount(array);
      return [
        {
          id: 'pattern',
          label: 'Pattern',
          title: (index) => patternTitle(index, count),
          count,
          show: (dataset) => <PatternView dataset={dataset} array={array} />,
        },
      ];
    },
  },
];

/** Everything that the viewer can show of a dataset. */
export const viewsOf = (facts: DatasetFacts): View[] =>
  PICTURES.flatMap(({ views }) => views(facts));
