export { csvOf } from './csv.ts';
export { type ExportRegister, type ExportRow, type ExportSource, fillExport } from './fill.ts';
