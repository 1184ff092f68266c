import type { DestinationStream } from 'pino';
import type { FaultFields } from './fault.ts';

/** Turns lines of JSON into lines for people, for a terminal: `22:41:03 info  answered  GET /api/docket  200  12 ms`. */
export const readableLines = (to: DestinationStream): DestinationStream => ({
  write: (line) => to.write(`${readable(line)}\n`),
});

const readable = (line: string): string => {
  const { level, time, msg, err, method, route, status, ms, request, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const parts = [
    String(time).slice(11, 19),
    String(level).padEnd(5),
    msg,
    method === undefined ? undefined : `${method} ${route}`,
    status,
    ms === undefined ? undefined : `${ms} ms`,
    ...Object.entries(rest).map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`),
    err === undefined || request === undefined ? undefined : `request=${request}`,
  ].filter((part) => part !== undefined && part !== '');
  return [parts.join('  '), ...(err === undefined ? [] : faultLines(err as FaultFields))].join('\n');
};

const faultLines = ({ name, message, stack, cause }: FaultFields): readonly string[] => [
  `  ${name}: ${message}`,
  ...stack.map((line) => `    ${line}`),
  ...(cause === undefined ? [] : ['  because of', ...faultLines(cause)]),
];
