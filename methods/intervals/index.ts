export { chiSquare, type Group, newcombe, scoreDifference, waldDifference } from './difference.ts';
export { exactRate, type RateRatio, rateRatio, rateTest } from './exact-rate.ts';
export { type Alternative, exactShare, type Interval, jeffreysShare, shareTest } from './exact-share.ts';
export { type Fisher, fisherExact } from './fisher.ts';
export { type Shift, shiftOf, type Tally } from './shift.ts';
export { agrestiCoull, wilsonCorrected, wilsonInterval } from './wilson-interval.ts';
