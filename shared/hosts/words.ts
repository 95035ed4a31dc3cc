/** Hosts and their answers in words. */
import { sizeText } from '../values/bytes';
import type { Existence, RevisionThere } from './answers';
import type { GpuNow } from './gpus';
import type { Partition } from './schedulers/scheduler';

/** `gpu (default): at most 24 h, 4 × a100`. */
export function partitionText({ name, isDefault, isUp, minutes, gpus }: Partition): string {
  const notes = [...(isDefault ? ['default'] : []), ...(isUp ? [] : ['not up'])];
  return [
    `${name}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}: ${minutes === null ? 'no time limit listed' : `at most ${durationText(minutes)}`}`,
    gpus.length === 0
      ? 'no GPUs listed'
      : gpus.map(({ type, count }) => `${count} × ${type ?? 'GPU'}`).join(' or '),
  ].join(', ');
}

/** `30 min`, `24 h`, `7 d 12 h`. */
function durationText(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return (
    parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ') || '0 min'
  );
}

/** `NVIDIA A100-SXM4-40GB: 1.2 of 40 GB in use, 87 % busy`; what is not known is left out. */
export function gpuText({ name, memory, used, busy }: GpuNow): string {
  const gigabytes = (mib: number) => String(Number((mib / 1024).toPrecision(2)));
  const of = memory === null ? '' : `${gigabytes(memory)} GB`;
  const parts = [
    used === null ? of : `${gigabytes(used)} of ${of || 'unknown'} in use`,
    busy === null ? '' : `${busy} % busy`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? name : `${name}: ${parts.join(', ')}`;
}

/** `4.5 MB`, `folder, writable`, `folder, read-only`, `missing`. */
export function existenceText({ kind, size, isWritable }: Existence): string {
  if (kind === 'file') return size === null ? 'file' : sizeText(size);
  if (kind === 'folder') return isWritable ? 'folder, writable' : 'folder, read-only';
  return isWritable ? 'missing, can be created' : 'missing';
}

/** The short hash, with its target and whether it was modified; `no known revision`. */
export function revisionText({ revision, target, modified }: RevisionThere): string {
  if (revision === null) return 'no known revision';
  const notes = [
    ...(target === null ? [] : [`target ${target}`]),
    ...(modified === true ? ['modified'] : []),
  ];
  return `${revision.slice(0, 7)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}
