import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

/** A value, or several told apart by one attribute. */
export type Gauge = () => Promise<number | undefined | Readonly<Record<string, number>>>;

/** Gauges by name; `unit` as UCUM has it. */
export type Gauges = Readonly<Record<string, { readonly unit?: string; readonly by?: string; readonly read: Gauge }>>;

/** Looks at them each time that metrics are collected. One that cannot be read is left out that time. */
export const observeGauges = (meter: Meter, gauges: Gauges): void => {
  for (const [name, { unit, by = 'kind', read }] of Object.entries({ ...processGauges(), ...gauges })) {
    meter.createObservableGauge(name, unit === undefined ? {} : { unit }).addCallback(async (result) => {
      const value = await read().catch(() => undefined);
      if (typeof value === 'number') result.observe(value);
      else for (const [kind, one] of Object.entries(value ?? {})) result.observe(one, { [by]: kind });
    });
  }
};

/** Of the process itself: memory, and how long the event loop keeps others waiting. */
const processGauges = (): Gauges => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    'process.memory.usage': {
      unit: 'By',
      read: async () => {
        const { rss, heapUsed, external } = process.memoryUsage();
        return { rss, heap: heapUsed, external };
      },
    },
    'nodejs.eventloop.delay': {
      unit: 's',
      by: 'quantile',
      read: async () => {
        const read = { p50: delay.percentile(50) / 1e9, p99: delay.percentile(99) / 1e9, max: delay.max / 1e9 };
        delay.reset();
        return read;
      },
    },
  };
};
