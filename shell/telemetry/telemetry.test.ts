import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#shell/db';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { listenToSteps, stepped } from '#shell/probe';
import { startTelemetry } from './telemetry.ts';

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly Attribute[];
}
interface SentMetric {
  readonly name: string;
  readonly sum?: { readonly dataPoints: readonly { readonly attributes: readonly Attribute[] }[] };
  readonly histogram?: { readonly dataPoints: readonly { readonly attributes: readonly Attribute[]; readonly count: string }[] };
  readonly gauge?: { readonly dataPoints: readonly { readonly asDouble?: number; readonly asInt?: number }[] };
}

/** A receiver of OTLP over HTTP, as small as one can be. */
let receiver: Server;
let endpoint: string;
const spans: SentSpan[] = [];
const metrics: SentMetric[] = [];
const bodies: string[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      bodies.push(body);
      const sent = JSON.parse(body) as Record<string, readonly Record<string, readonly Record<string, readonly never[]>[]>[]>;
      for (const resource of sent['resourceSpans'] ?? [])
        for (const scope of resource['scopeSpans'] ?? []) spans.push(...(scope['spans'] ?? []));
      for (const resource of sent['resourceMetrics'] ?? [])
        for (const scope of resource['scopeMetrics'] ?? []) metrics.push(...(scope['metrics'] ?? []));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(() => receiver.close());

const attributeOf = (attributes: readonly Attribute[], key: string): unknown =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

test('a request is traced down to what was appended, and measured by route, without anything that was sent', async () => {
  const database = await openDatabase({ memory: true });
  const canary = 'canary.person@city.example';
  const telemetry = startTelemetry({
    endpoint,
    everySeconds: 3600,
    version: '0.1.0',
    gauges: {
      'ordinance.mails.waiting': { read: async () => 7 },
      'ordinance.broken': { read: async () => Promise.reject(new Error('away')) },
    },
  });
  const quiet = listenToSteps(telemetry.steps);
  const city = () =>
    stepped('order', { procedure: 'complaint', order: 'complain', outcome: 'decided' }, async () => {
      await stepped('decide', {}, async () => {});
      await stepped('append', {}, async () => {});
      return { ok: false, error: { notFound: canary } };
    });
  const app = buildServer({
    office: { city } as never,
    identity: await createIdentity({ database, keys: memoryKeys() }),
    demo: false,
    watch: telemetry.requests,
  });
  await app.inject(`/api/city?who=${canary}`);
  await app.inject({ method: 'POST', url: '/api/session', payload: { email: canary, password: 'wrong-password-1' } });
  await expect(stepped('order', { order: 'torn' }, () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
  await app.close();
  quiet();
  await telemetry.stop();
  await database.close();

  const named = (name: string): SentSpan => spans.find((span) => span.name === name)!;
  const [request, order, decide, append] = ['GET /api/city', 'order', 'decide', 'append'].map(named);
  expect(order).toMatchObject({ traceId: request!.traceId, parentSpanId: request!.spanId });
  for (const step of [decide, append]) expect(step).toMatchObject({ traceId: request!.traceId, parentSpanId: order!.spanId });
  expect(attributeOf(order!.attributes, 'outcome')).toBe('decided');

  const metric = (name: string): SentMetric => metrics.find((one) => one.name === name)!;
  const routes = metric('http.server.request.duration').histogram!.dataPoints.map(({ attributes }) => [
    attributeOf(attributes, 'http.route'),
    attributeOf(attributes, 'http.response.status_code'),
  ]);
  expect(routes).toContainEqual(['/api/city', 404]);
  expect(metric('ordinance.orders').sum!.dataPoints.map(({ attributes }) => attributeOf(attributes, 'outcome'))).toEqual([
    'decided',
    'fault',
  ]);
  expect(attributeOf(metric('ordinance.sign_in.tries').sum!.dataPoints[0]!.attributes, 'outcome')).toBe('refused');
  expect(
    metric('ordinance.mails.waiting').gauge!.dataPoints[0]!.asDouble ?? metric('ordinance.mails.waiting').gauge!.dataPoints[0]!.asInt,
  ).toBe(7);
  for (const name of ['process.memory.usage', 'nodejs.eventloop.delay', 'ordinance.step.duration']) expect(metric(name)).toBeDefined();
  expect(bodies.join('')).not.toContain(canary);
});

test('stopping resolves where nobody takes what is sent', { timeout: 60_000 }, async () => {
  const telemetry = startTelemetry({ endpoint: 'http://127.0.0.1:1', everySeconds: 3600, version: '0', gauges: {} });
  await telemetry.steps.step('decide', {}, async () => {});
  await telemetry.stop();
});

test('where nobody listens a step is its work alone', async () => {
  const work = Promise.resolve(7);
  expect(stepped('decide', {}, () => work)).toBe(work);
});

test('switched off nothing of it is loaded: no other room imports the library, and this room is only imported once it is wanted', () => {
  const shell = join(import.meta.dirname, '..');
  const files = globSync('**/*.ts', { cwd: shell }).map((file) => file.replaceAll('\\', '/'));
  const importing = (pattern: RegExp): readonly string[] =>
    files.filter((file) => !file.startsWith('telemetry/') && pattern.test(readFileSync(join(shell, file), 'utf8')));
  expect(importing(/@opentelemetry\//)).toEqual([]);
  expect(importing(/^import (?!type).*#shell\/telemetry/m)).toEqual([]);
  expect(importing(/import\('#shell\/telemetry'\)/)).toEqual(['main/measure.ts']);
});
