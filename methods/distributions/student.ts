import { regularBeta } from './beta.ts';

/** P(|T| ≥ |t|) for Student's t with `degrees` of freedom (> 0): the two-sided p-value. Abramowitz & Stegun 26.7.1. */
export const studentTwoSided = (t: number, degrees: number): number => regularBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
