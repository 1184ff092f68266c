import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchRow, isMet, type Results } from './ground/index.ts';

/** For a terminal. */
export const printTable = (rows: readonly BenchRow[]): string => {
  const cells = rows.map((row) => [row.name, figure(row.ours), figure(row.peer), row.unit, times(row), aim(row), verdict(row)]);
  const lines = [['', 'ours', 'peer', 'unit', 'ratio', 'aim', ''], ...cells];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (isFigure(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const isFigure = (column: number): boolean => column === 1 || column === 2 || column === 4;

const page = join(import.meta.dirname, '../docs/methods/performance.md');
const [begin, end] = ['<!-- figures: written by `npm run bench -- --write-docs` -->', '<!-- /figures -->'];

/** Puts the figures between their marks in the page; all else there is written by hand. */
export const writeTable = (results: Results): void => {
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`${page} has no place for the figures`);
  writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${markdown(results)}\n\n${text.slice(to)}`);
};

const markdown = ({ date, machine, versions, rows }: Results): string =>
  [
    `Measured ${date.slice(0, 10)}: ${machine['cpu']}, ${machine['cores']} cores, ${machine['memoryGb']} GB, load ${machine['loadBefore']} before; ${Object.entries(
      versions,
    )
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
    '| what: beside | ours | peer | unit | ratio | aim | |',
    '|---|---:|---:|---|---:|---|---|',
    ...rows.map((row) => `| ${[row.name, figure(row.ours), figure(row.peer), row.unit, times(row), aim(row), verdict(row)].join(' | ')} |`),
    '',
    ...rows.flatMap((row) => (row.note === undefined ? [] : [`- ${row.name}: ${row.note}.`])),
  ].join('\n');

const figure = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: value < 1000 ? 3 : 6 });
const times = ({ ratio }: BenchRow): string => ratio.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
const aim = (row: BenchRow): string => (row.aim === undefined ? '' : `${row.aim.is === 'at least' ? '≥' : '≤'} ${figure(row.aim.ratio)}`);
const verdict = (row: BenchRow): string => ({ true: 'met', false: 'missed', undefined: '' })[String(isMet(row))]!;
