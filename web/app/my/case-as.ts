import type { CaseView } from '#contract';

/** A case, and as whom one looks at it. */
export interface SheetProps {
  readonly view: CaseView;
  /** One's own, one opened with a code, or what everybody may see. */
  readonly as: 'mine' | 'code' | 'public';
  /** With `code`: the tracking code itself. */
  readonly code?: string | undefined;
}
