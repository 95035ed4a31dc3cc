/** Scaling constants of the run, from the sums over each pattern and the groups. */
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { isAutomatic } from '../../../shared/dataset/arrayStats';
import type { DatasetFacts } from '../../../shared/dataset/facts';
import type { GroupDraw } from '../../../shared/plan/groups/groupDraw';
import { patternNames } from '../../../shared/plan/input/expected';
import { trainingMembers } from '../../../shared/plan/plan';
import {
  followsGroups,
  type PatternSums,
  type Scaling,
  scalingOf,
} from '../../../shared/plan/scaling';
import { bridge } from '../../bridge/bridge';
import { useJob } from '../../kit/job';
import { useDocument } from '../../store/store';
import { useGroups } from '../groups/store';
import { usePlanned } from '../planned';

/** The fingerprint of a large dataset whose patterns the user wants read. */
export const useWantedSums = create<{ readonly of: string | null }>()(() => ({ of: null }));

interface ScalingState {
  /** Null while nothing is planned. */
  readonly scaling: Scaling | null;
  /** Of the groups that the factors follow from; exact where they need none. */
  readonly certainty: GroupDraw['certainty'];
  /** The sums over each pattern, once they are read. */
  readonly sums: PatternSums | null;
  /** The dataset is large: its patterns are read when they are asked for. */
  readonly isWaiting: boolean;
  readonly busy: boolean;
}

export const useScaling = create<ScalingState>()(() => ({
  scaling: null,
  certainty: 'exact',
  sums: null,
  isWaiting: false,
  busy: false,
}));

/** Reads the sums of a dataset that is small enough, or wanted, and computes the constants; shows nothing. */
export function ScalingJob() {
  const dataset = useDocument((doc) => doc.dataset);
  const facts: DatasetFacts | null = dataset?.reading.status === 'ok' ? dataset.reading : null;
  const wanted = useWantedSums((state) => state.of);
  const isRead = facts !== null && (isAutomatic(facts) || wanted === facts.fingerprint);
  const grant = dataset?.grant ?? '';
  const { inputs } = usePlanned();
  const names = patternNames(inputs);
  const key = isRead ? `${grant} ${facts.fingerprint} ${names.join(' ')}` : '';
  const { value: sums, busy } = useJob(grant, key, (job) =>
    bridge?.patternSums({ dataset: grant, job, names }),
  );
  const { drawn } = useGroups();
  const members = useMemo(() => drawn && trainingMembers(drawn), [drawn]);
  const scaling = useMemo(
    () => inputs && scalingOf(inputs, sums, members),
    [inputs, sums, members],
  );
  const certainty = (inputs && followsGroups(inputs) && drawn?.draw.certainty) || 'exact';
  const isWaiting = facts !== null && !isRead;
  useEffect(() => {
    useScaling.setState({ scaling, certainty, sums, isWaiting, busy });
  }, [scaling, certainty, sums, isWaiting, busy]);
  return null;
}
