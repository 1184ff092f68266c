import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { RequestWatch } from '#shell/http';
import type { StepListener } from '#shell/probe';
import { type Gauges, observeGauges } from './gauges.ts';

export interface TelemetryOptions {
  /** An OTLP/HTTP receiver, as `http://collector:4318`. */
  readonly endpoint: string;
  readonly everySeconds: number;
  readonly version: string;
  /** The city of several that one process serves. */
  readonly city?: string | undefined;
  /** What is looked at each time that metrics are sent. */
  readonly gauges: Gauges;
}

export interface Telemetry {
  readonly requests: RequestWatch;
  readonly steps: StepListener;
  /** Sends what is left; resolves also where nobody takes it. */
  stop(): Promise<void>;
}

// Seconds, as the semantic conventions have it for http.server.request.duration.
const seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Metrics and traces of this process, sent to a receiver. Attributes are routes, statuses, names of the pack: nothing of a person or a case. */
export const startTelemetry = ({ endpoint, everySeconds, version, city, gauges }: TelemetryOptions): Telemetry => {
  const at = (signal: string): { readonly url: string } => ({ url: `${endpoint.replace(/\/+$/, '')}/v1/${signal}` });
  const resource = resourceFromAttributes({
    'service.name': 'ordinance',
    'service.version': version,
    ...(city !== undefined && { 'ordinance.city': city }),
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(at('metrics')),
    exportIntervalMillis: everySeconds * 1000,
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const tracers = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(at('traces')) })],
  });
  const meter = meters.getMeter('ordinance', version);
  const tracer = tracers.getTracer('ordinance', version);
  const current = new AsyncLocalStorage<Span>();
  const contextNow = () => {
    const span = current.getStore();
    return span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
  };

  const requests = meter.createHistogram('http.server.request.duration', { unit: 's', advice: { explicitBucketBoundaries: seconds } });
  const orders = meter.createCounter('ordinance.orders', { description: 'orders by outcome: decided, or the refusal' });
  const steps = meter.createHistogram('ordinance.step.duration', { unit: 's', advice: { explicitBucketBoundaries: seconds } });
  const signIns = meter.createCounter('ordinance.sign_in.tries', { description: 'tries to sign in by outcome' });
  const uploads = meter.createCounter('ordinance.uploads', { description: 'files taken or refused' });
  observeGauges(meter, gauges);

  return {
    requests: {
      begin: ({ request, method }) => {
        const began = performance.now();
        const span = tracer.startSpan(
          method,
          { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'ordinance.request': request } },
          ROOT_CONTEXT,
        );
        return {
          within: (work) => current.run(span, work),
          end: ({ route, status }) => {
            const about = { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status };
            requests.record((performance.now() - began) / 1000, about);
            span.updateName(`${method} ${route}`).setAttributes(about);
            if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
            span.end();
            if (method === 'POST' && route === '/api/session')
              signIns.add(1, { outcome: status < 300 ? 'signed in' : status === 429 ? 'too many' : 'refused' });
            if (method === 'POST' && route === '/api/files') uploads.add(1, { outcome: status < 300 ? 'taken' : 'refused' });
          },
        };
      },
    },
    steps: {
      step: async (step, about, work) => {
        const began = performance.now();
        const span = tracer.startSpan(step, {}, contextNow());
        try {
          return await current.run(span, work);
        } catch (error) {
          about.outcome = 'fault';
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          const { procedure, order, outcome } = about;
          const told = { ...(procedure && { procedure }), ...(order && { order }), ...(outcome && { outcome }) };
          steps.record((performance.now() - began) / 1000, { step });
          if (step === 'order') orders.add(1, told);
          span.setAttributes(told).end();
        }
      },
    },
    stop: async () => {
      await Promise.allSettled([meters.shutdown(), tracers.shutdown()]);
    },
  };
};
