/** What is known of a value before it is there. */
export type FeelType =
  | { readonly kind: 'any' | 'null' | 'boolean' | 'number' | 'date' | 'time' | 'date-time' | 'days-duration' | 'months-duration' }
  /** With `options` a closed set: comparing it with a string outside the set is an error. */
  | { readonly kind: 'string'; readonly options?: readonly string[] }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  /** Closed where `members` is given, unless it is `open`. */
  | { readonly kind: 'context'; readonly members?: ReadonlyMap<string, FeelType>; readonly open?: boolean }
  | { readonly kind: 'function'; readonly params?: readonly FeelType[]; readonly returns?: FeelType };
