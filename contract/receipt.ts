import { Type } from 'typebox';
import { Count, named, type Of, Value } from './schema.ts';

/** The receipt of one decision, as its reader may see it. Anyone decides it a second time with `command`, without us. */
export const ReceiptFile = named('ReceiptFile', {
  file: Type.String(),
  /** The number of the case. It is no part of the receipt. */
  case: Type.String(),
  seq: Count,
  /** As `docs/schema/receipt.schema.json` says. */
  receipt: Value,
  command: Type.String(),
});
export type ReceiptFile = Of<typeof ReceiptFile>;
