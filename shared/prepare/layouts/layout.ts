/** A layout: how one program or beamline arranges its file. What it finds in a file is data, from which `compose.ts` makes a recipe. */
import type { Geometry, Mapped } from '../recipe';
import type { ArrayRef, Quantity } from '../refs';
import type { Box, SourceValues } from '../source';
import type { Step } from '../step';
import type { FileView } from './fileView';

export interface Layout {
  /** As `--layout` takes it; recipes keep it. */
  readonly id: string;
  /** `tike`, `CXI`: what the chip says. */
  readonly name: string;
  /** `a tike file`: what the finding says. */
  readonly noun: string;
  /** What it finds; null for a file that is arranged otherwise. Needs names, shapes and small values only. */
  readonly find: (file: FileView) => Found | null;
}

/** What one file holds, read as one layout. */
export interface Found {
  /** Short facts: `data (1, 516, 128, 128) is a stack of patterns`. */
  readonly evidence: readonly string[];
  /** Several layouts fit one file: the one with the higher rank is first. 3: nothing else has these names; 1: by shape alone. */
  readonly rank: 1 | 2 | 3;
  readonly patterns?: Patterns | undefined;
  readonly positions?: Positions | undefined;
  readonly probe?: FoundProbe | undefined;
  /** Pixels that are bad in every pattern. */
  readonly mask?: Mask | undefined;
  readonly geometry?: Geometry | undefined;
}

export interface Patterns {
  readonly array: ArrayRef;
  /** How the array is indexed, to (n, H, W). */
  readonly steps: readonly Step[];
  readonly frames: number;
  readonly rows: number;
  readonly columns: number;
  /** Of a raster; null for a list of patterns. */
  readonly grid: Grid | null;
  /** Null: the values tell. */
  readonly quantity: 'intensity' | 'amplitude' | null;
  /** Zero frequency in the middle or at the corner; null: the values tell. */
  readonly order: 'centred' | 'fft' | null;
  /** Pixel of the direct beam. */
  readonly centre?: { readonly row: Quantity; readonly column: Quantity } | undefined;
  /** Numbers of the patterns, by which positions are matched. */
  readonly numbers?: ArrayRef | undefined;
  /** Dark frames in an array of their own; whether they are in the patterns, too, the values tell. */
  readonly dark?: ArrayRef | undefined;
  /** What each frame is, as NeXus numbers it; how many of which there are, once they are read. */
  readonly kinds?: { readonly array: ArrayRef; readonly counts?: FrameCounts } | undefined;
  /** Of numbered files: where each belongs among so many, of which some may be missing. */
  readonly places?: { readonly array: ArrayRef; readonly of: number } | undefined;
}

export interface FrameCounts {
  readonly patterns: number;
  readonly flat: number;
  readonly dark: number;
  readonly invalid: number;
}

export interface Grid {
  readonly rows: number;
  readonly columns: number;
}

export interface Positions {
  readonly count: number;
  readonly x: Coordinate;
  readonly y: Coordinate;
  /** Null: nothing says it, or nothing that is known. */
  readonly unit: string | null;
  /** Where it differs for y. */
  readonly unitY?: string | null | undefined;
  /** Both signs are minus. */
  readonly negative?: boolean | undefined;
  readonly numbers?: ArrayRef | undefined;
  /** The format prescribes metres and says so nowhere: taken for them where both spans are as small. */
  readonly perhapsMetres?: boolean | undefined;
  /** Nothing says which column is x. */
  readonly isOrderGuessed?: boolean | undefined;
}

/** One axis: an array, or the step of a raster. */
export type Coordinate = Mapped | { readonly step: Quantity };

export interface Mask {
  readonly array: ArrayRef;
  /** Null: the values tell. */
  readonly good: 'zero' | 'positive' | null;
}

export interface FoundProbe extends Mapped {
  readonly side: number;
  /** Real-space pixel of the probe, as the file gives it. */
  readonly pixel?: Quantity | undefined;
}

/** Reads values of a file, which count from 1. */
export type ReadValues = (file: number, path: string, box: Box) => Promise<SourceValues>;
