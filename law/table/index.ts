export { buildTable } from './build.ts';
export { feelType } from './cell.ts';
export { cellTest, feelOf } from './cell-test.ts';
export { type Chain, chainOf } from './chain.ts';
export {
  type AskedFact,
  type ChangedFact,
  type ChangeSearch,
  type ChangesFound,
  type ChangeThatMatters,
  changesThatMatter,
  regionValues,
} from './changes.ts';
export { type DmnVersion, exportDmn } from './dmn-export.ts';
export { importDmn } from './dmn-import.ts';
export { type KitCase, modelsWanted, testDmn } from './dmn-kit.ts';
export type { DmnModel, DmnProblem } from './dmn-model.ts';
export { readDmn } from './dmn-read.ts';
export { type DmnRun, type DmnRunOptions, runModel } from './dmn-run.ts';
export { measure, notInDomain, onGrid, valuesOf } from './domain.ts';
export * from './model.ts';
export { printTable } from './print-table.ts';
export { complement, contains, union } from './ranges.ts';
export { type FactDomain, hitNames, hitOf, readNeutralTable, readPackTable, readTableSource } from './read-table.ts';
export { runTable, type TableRun, type Way } from './run-table.ts';
export { atLine, readYaml, type YamlProblem } from './yaml-value.ts';
