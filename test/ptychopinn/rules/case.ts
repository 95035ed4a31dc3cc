/** What a line of the rule table says: a request that provokes a rule, how it is run, and what happens. */
import type { Traits } from '../../../shared/targets/traits';
import type { Values } from '../../../shared/values/value';

/** How a run is started; `loader` is `pinnboard_payload.py run`, which an exported sweep calls. */
export const ENTRIES = ['native', 'script', 'python', 'loader', 'lightning'] as const;
export type Entry = (typeof ENTRIES)[number];

/** What is observed of a run. */
export type Happening =
  /** It ends with this exception. */
  | {
      readonly kind: 'crash';
      readonly type: string;
      readonly says?: string;
      readonly stage?: 'load' | 'train' | 'infer';
    }
  /** It ends with what its rule says that it raises. */
  | { readonly kind: 'raised'; readonly stage?: 'load' | 'train' | 'infer' }
  /** The command line refuses it before anything runs. */
  | { readonly kind: 'refused'; readonly says: string }
  /** It ends with a bundle or a reconstruction, and prints this. */
  | { readonly kind: 'finishes'; readonly says?: string }
  /** It ends with a bundle, and the loss is not finite. */
  | { readonly kind: 'not-finite' }
  /** It ends with a bundle, and no step was taken. */
  | { readonly kind: 'untrained' }
  /** It does not end by itself. */
  | { readonly kind: 'endless' }
  /** The same request with these names taken away, or with other values, trains or reconstructs to the last bit alike. */
  | { readonly kind: 'same'; readonly without?: readonly string[]; readonly instead?: Values }
  /** The same tensors are optimised without these names, though the network has others. */
  | { readonly kind: 'same-tensors'; readonly without: readonly string[] }
  /** The result differs from that of the same request with these names taken away, or with other values. */
  | { readonly kind: 'differs'; readonly without?: readonly string[]; readonly instead?: Values }
  /** The run recorded this value: `data_config.N`. */
  | { readonly kind: 'recorded'; readonly place: string; readonly value: unknown }
  /** Every learning rate of metrics.csv is this. */
  | { readonly kind: 'rate'; readonly value: number }
  /** The run's output folder holds, or does not hold, a file of which the path has this in it. */
  | { readonly kind: 'file'; readonly has: string; readonly there: boolean };

export interface Case {
  readonly rule: string;
  readonly entry: Entry | readonly Entry[];
  readonly overrides?: Values;
  readonly execution?: Values;
  readonly profile?: 'ci';
  readonly cli?: true;
  /** Overrides of the sound request that are left out. */
  readonly drop?: readonly string[];
  /** The trained model of an inference. */
  readonly model?: 'single' | 'grouped';
  /** A model folder of the fixtures in its place, and the member that is taken away from its archive. */
  readonly fixture?: 'trained' | 'grouped' | 'refactor' | 'empty';
  readonly lacks?: string;
  /** Python that changes the sound arrays `a` before numpy writes them. */
  readonly data?: string;
  /** The same for a validation dataset; without it the run has none. */
  readonly validation?: string;
  readonly count?: number;
  readonly side?: number;
  readonly env?: { readonly [name: string]: string };
  readonly happens: Happening;
  /** Whether the rule finds it for this entry point; it does unless said otherwise. */
  readonly finds?: false;
  /** Targets that it is tried with, by their traits; those that its rule is true of when absent. */
  readonly where?: (traits: Traits) => boolean;
  /** Seconds; more than enough for a small training on a busy machine when absent. */
  readonly limit?: number;
}

/** Where the factory keeps overrides that it does not know, and those of TensorFlow's fields, without an effect. */
export const kept = ({ factory }: Traits): boolean => factory.unknownOverrides.training === 'kept';

export const crash = (type: string, says = '', stage?: 'load' | 'train' | 'infer'): Happening => ({
  kind: 'crash',
  type,
  says,
  ...(stage === undefined ? {} : { stage }),
});
export const raised = (stage?: 'load' | 'train' | 'infer'): Happening => ({
  kind: 'raised',
  ...(stage === undefined ? {} : { stage }),
});
export const finishes = (says?: string): Happening => ({
  kind: 'finishes',
  ...(says === undefined ? {} : { says }),
});
export const same = (...without: readonly string[]): Happening => ({ kind: 'same', without });
export const differs = (...without: readonly string[]): Happening => ({ kind: 'differs', without });
export const recorded = (place: string, value: unknown): Happening => ({
  kind: 'recorded',
  place,
  value,
});
