import { expect, test } from 'vitest';
import { databaseDown } from './database-down.ts';

const coded = (code: string): Error => Object.assign(new Error('x'), { code });

test.each([
  [coded('ECONNREFUSED'), 'unreachable'],
  [coded('57P03'), 'unreachable'],
  [coded('53300'), 'unreachable'],
  [new Error('timeout exceeded when trying to connect'), 'unreachable'],
  [new Error('PGlite is closed'), 'unreachable'],
  [new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), 'unreachable'],
  [coded('57014'), 'unreachable'],
  [new Error('Query read timeout'), 'lost'],
  [coded('57P01'), 'lost'],
  [coded('ECONNRESET'), 'lost'],
  [new Error('Connection terminated unexpectedly'), 'lost'],
  [new Error('wrapped', { cause: new Error('Connection terminated unexpectedly') }), 'lost'],
])('%s means that the database is %s', (error, down) => expect(databaseDown(error)).toBe(down));

test.each([[new Error('x')], [coded('23505')], [coded('42P01')], [undefined], ['ECONNREFUSED']])(
  '%s is no word of a database that is down',
  (error) => expect(databaseDown(error)).toBeUndefined(),
);
