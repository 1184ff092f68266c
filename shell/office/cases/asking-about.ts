import type { CaseFile } from '#law/case';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import type { Gives } from './asked.ts';
import type { Look } from './look.ts';
import type { Reader } from './reader.ts';

/** What the wizard is about: an order, the case it would be given in (or an empty one), and the answers so far. */
export interface Asking {
  readonly look: Look;
  readonly reader: Reader;
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly def: OrderDef;
  readonly base: CaseFile;
  readonly gives: Gives;
  /** Answers kept aside: they do not count, and can be brought back. */
  readonly aside: Gives;
}
