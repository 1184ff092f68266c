export { betaQuantile, regularBeta } from './beta.ts';
export { binomialMasses, binomialTail, logChoose } from './binomial.ts';
export { type CountModel, countBound, countTail } from './counts.ts';
export { gammaQuantile, logGamma, regularGamma } from './gamma.ts';
export { fastNormalCdf, normalCdf, normalQuantile } from './normal.ts';
export { rootOf } from './root.ts';
export { studentTwoSided } from './student.ts';
