/** The shape of one file of descriptions: the file gives the group, so the text leaves it out. */
import type { FieldDescription } from '../types';

export type FieldDescriptionText = Omit<FieldDescription, 'group'>;

/** By Python name, or by `section.name` where the name means something else in that section. */
export type Descriptions = { readonly [key: string]: FieldDescriptionText };
