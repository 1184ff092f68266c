import type { ReactNode } from 'react';
import type { Question } from '#contract';
import type { Words } from '#web/ui';

export interface AnswerFieldProps {
  readonly question: Question;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: Words | undefined;
  /** The question as the page's heading. */
  readonly heading?: ReactNode;
  readonly id?: string;
  /** What a `case` was already chosen to be, in words. */
  readonly words?: string | undefined;
  /** The order that is being written, with the answers so far: what a `case` may be chosen from is tried against it. */
  readonly asking?: { readonly procedure: string; readonly order: string; readonly gives: Readonly<Record<string, unknown>> } | undefined;
}
