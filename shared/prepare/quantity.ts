/** Numbers with a unit: energies, lengths, positions. */

/** How much of the base unit one of each is: eV, metre, 1/metre. */
const FACTORS = {
  energy: { eV: 1, keV: 1e3, MeV: 1e6, J: 1 / 1.602176634e-19 },
  length: { m: 1, cm: 1e-2, mm: 1e-3, um: 1e-6, nm: 1e-9, A: 1e-10, pm: 1e-12 },
  reciprocal: { '1/m': 1, '1/nm': 1e9, '1/A': 1e10 },
} as const;

export type QuantityKind = keyof typeof FACTORS;

/** Other ways in which files and people write a unit. */
const SPELLINGS: { readonly [written: string]: string } = {
  ev: 'eV',
  kev: 'keV',
  joule: 'J',
  joules: 'J',
  meter: 'm',
  metre: 'm',
  meters: 'm',
  metres: 'm',
  millimeter: 'mm',
  millimetre: 'mm',
  micron: 'um',
  microns: 'um',
  micrometer: 'um',
  micrometre: 'um',
  µm: 'um',
  μm: 'um',
  nanometer: 'nm',
  nanometre: 'nm',
  angstrom: 'A',
  Angstrom: 'A',
  angstroms: 'A',
  Å: 'A',
  'A^-1': '1/A',
  'nm^-1': '1/nm',
  'm^-1': '1/m',
  pixel: 'px',
  pixels: 'px',
};

/** A number as it is given, in its unit. */
export interface Given {
  readonly value: number;
  readonly unit: string;
}

const BARE: { readonly [K in QuantityKind]: string } = {
  energy: 'eV',
  length: 'm',
  reciprocal: '1/m',
};

/** The unit as Pinnboard writes it; null when it knows none of that name. `px` is a unit of positions. */
export function unitNamed(written: string): string | null {
  const unit = SPELLINGS[written.trim()] ?? written.trim();
  return unit === 'px' || kindOf(unit) !== null ? unit : null;
}

/** What is measured in that unit; null for `px` and for no unit. */
export function kindOf(unit: string): QuantityKind | null {
  for (const kind of ['energy', 'length', 'reciprocal'] as const)
    if (Object.hasOwn(FACTORS[kind], unit)) return kind;
  return null;
}

/** How much of the base unit (eV, m, 1/m) one is; null when the unit does not measure that. */
export function factorOf(unit: string, kind: QuantityKind): number | null {
  const known: { readonly [unit: string]: number } = FACTORS[kind];
  return Object.hasOwn(known, unit) ? (known[unit] ?? null) : null;
}

/** Reads `8.8keV`, `75 um`, `1.5`; a bare number is in eV, m or 1/m. Null for what is no positive number with such a unit. */
export function readQuantity(text: string, kind: QuantityKind): Given | null {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(\S.*?)?\s*$/.exec(text);
  const value = Number(match?.[1]);
  const unit = match?.[2] === undefined ? BARE[kind] : unitNamed(match[2]);
  if (!match || unit === null || factorOf(unit, kind) === null) return null;
  return Number.isFinite(value) && value > 0 ? { value, unit } : null;
}

/** `8.8 keV`. */
export const quantityText = ({ value, unit }: Given): string => `${value} ${unit}`;

/** A part of a whole: `12 %`. */
export const percentText = (part: number): string => `${Math.round(100 * part)} %`;
