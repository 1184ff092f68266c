export { receiptAt, sha256 } from './receipt-at.ts';
export { receipt } from './receipt-for.ts';
