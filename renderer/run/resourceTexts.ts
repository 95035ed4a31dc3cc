/** What a scheduler is asked for: how each resource is named, shown and typed. */
import { clusterName, type Resources } from '../../shared/hosts/resources';

interface ResourceText<Value> {
  readonly label: string;
  readonly unit: string;
  /** What the control shows. */
  readonly show: (value: Value) => string;
  /** The value of a text; undefined for one that is none. */
  readonly read: (text: string) => Value | undefined;
}

const whole =
  (least: number, most: number) =>
  (text: string): number | undefined => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined;
  };

const name = (text: string): string | undefined =>
  clusterName.safeParse(text).success ? text : undefined;

const nameText = (value: string | null) => value ?? '';

export const RESOURCE_TEXTS: { readonly [N in keyof Resources]: ResourceText<Resources[N]> } = {
  partition: {
    label: 'Partition',
    unit: '',
    show: nameText,
    read: name,
  },
  gpus: {
    label: 'GPUs',
    unit: '',
    show: String,
    read: whole(0, 64),
  },
  gpuType: {
    label: 'GPU type',
    unit: '',
    show: nameText,
    read: name,
  },
  memoryGb: {
    label: 'Memory',
    unit: 'GB',
    show: (value) => (value === null ? '' : String(value)),
    read: whole(1, 100_000),
  },
  cpus: {
    label: 'CPUs',
    unit: '',
    show: String,
    read: whole(1, 4096),
  },
  minutes: {
    label: 'Time limit',
    unit: '',
    show: limitText,
    read: readLimit,
  },
};

const two = (value: number) => String(value).padStart(2, '0');

/** `01:30:00`, as schedulers write it; '' for their default. */
export function limitText(minutes: number | null): string {
  return minutes === null ? '' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}

/** Minutes of `90`, `1:30:00`, `30 min`, `2 h` or `1-12:00:00`; seconds count as a begun minute. */
export function readLimit(text: string): number | undefined {
  const [, days = '0', hours, minutes, seconds] =
    /^(?:(\d+)-)?(\d+):([0-5]\d):([0-5]\d)$/.exec(text) ?? [];
  const [, amount = '0', unit = 'min'] = /^(\d+(?:\.\d+)?)\s*(min|h|d)?$/i.exec(text) ?? [];
  const value =
    hours === undefined
      ? Math.ceil(Number(amount) * (MINUTES.get(unit.toLowerCase()) ?? 1))
      : (Number(days) * 24 + Number(hours)) * 60 + Number(minutes) + Math.min(1, Number(seconds));
  return value >= 1 && value <= LONGEST ? value : undefined;
}

const LONGEST = 527_040;
const MINUTES: ReadonlyMap<string, number> = new Map([
  ['min', 1],
  ['h', 60],
  ['d', 24 * 60],
]);
