export { isReceiptable, type Reading, receiptOf } from './receipt-of.ts';
export { forReader, hashOf, type SealedReceipt, sealOf } from './sealing.ts';
export type * from './types.ts';
