/** What a field may hold. */
export type FieldType = { readonly nullable?: true } & (
  | { readonly kind: 'int' | 'float' | 'bool' | 'str' | 'path' | 'tensor' | 'ModelConfig' }
  | { readonly kind: 'enum'; readonly choices: readonly (string | number)[] }
  | { readonly kind: 'tuple'; readonly of: readonly FieldType[] }
  | { readonly kind: 'list'; readonly of: FieldType }
  | { readonly kind: 'union'; readonly of: readonly FieldType[] }
);
