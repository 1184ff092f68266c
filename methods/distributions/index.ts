export { regularBeta } from './beta.ts';
export { type CountModel, countBound, countTail } from './counts.ts';
export { logGamma, regularGamma } from './gamma.ts';
export { normalCdf, normalQuantile } from './normal.ts';
export { studentTwoSided } from './student.ts';
