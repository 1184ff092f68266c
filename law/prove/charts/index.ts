export type { Chart } from './chart.ts';
export { checkProcedure } from './check-procedure.ts';
export type { ProcedureChecked, ProcedureFinding } from './findings.ts';
export { type ChartFault, readChart } from './read-chart.ts';
