import type { Named } from './model-grounds.ts';

/** Where words lead: to one of these. */
export type LeadTo =
  | { readonly is: 'procedure'; readonly procedure: string; readonly order?: string }
  | { readonly is: 'register'; readonly register: string }
  | { readonly is: 'article'; readonly article: string }
  | { readonly is: 'page'; readonly page: string };

export interface Lead {
  /** What somebody types who wants this, in any language. */
  readonly words: readonly string[];
  readonly to: LeadTo;
}

/** The words that people type, beside the words of the law. */
export interface SearchWords {
  /** In the order of the pack: among what fits alike, the first comes first. */
  readonly leads: readonly Lead[];
  /** Words that mean the same, by the name of their group. */
  readonly same: Named<readonly string[]>;
  /** Words that say nothing of what somebody looks for. */
  readonly skip: readonly string[];
}
