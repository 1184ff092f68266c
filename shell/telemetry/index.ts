export * from './gauges.ts';
export * from './telemetry.ts';
