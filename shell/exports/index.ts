export { type ExportFinding, validateExport } from './validate.ts';
export { exportedTypes, type Written, writeExport } from './write.ts';
