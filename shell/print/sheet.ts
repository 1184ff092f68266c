import type { SheetForm } from './official-form.ts';

/** A letter in one language, as it is printed. */
export interface Sheet {
  /** By BCP 47. */
  readonly language: string;
  /** A line on top of all, as that this is a demo city. */
  readonly banner?: string | undefined;
  readonly office: string;
  readonly number: string;
  readonly date: string;
  readonly title: string;
  /** Missing in a letter from before letters had kinds, which says this in its text. */
  readonly form?: SheetForm;
  /** The small Markdown of letters. */
  readonly body: string;
  /** What may be done against it, where the letter itself does not say so. */
  readonly remedies?: string | undefined;
  /** What stands before the remedies. */
  readonly rights?: string;
  /** Articles, in the short form of the margin. */
  readonly law: string;
  readonly check: {
    /** What to do with the code, in words. */
    readonly words: string;
    readonly code: string;
    /** Whole, with `https://`: what the QR code says. */
    readonly address: string;
  };
}
