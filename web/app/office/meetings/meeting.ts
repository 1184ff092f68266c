import type { Answered } from '#contract';

export type Meeting = Answered<'meeting'>;
