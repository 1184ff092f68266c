import { nearest } from '#law/ground';
import { type Command, type Gives, WrongUsage } from './command.ts';
import { cusumCase, earsCase, glrCase } from './methods/charts.ts';
import { farringtonCase } from './methods/farrington.ts';
import { groupSequentialCase } from './methods/group-sequential.ts';
import { intervalsCase } from './methods/intervals.ts';
import { awardCase, conflictsCase, drawCase, editsCase, inventoryCase, rankingCase } from './methods/promotion.ts';
import { field, items, type Placed } from './methods/reading.ts';
import { stoppingCase } from './methods/stopping.ts';
import { readText } from './read.ts';

interface Method {
  readonly summary: string;
  /** One case of the file to the figures of its `result`. */
  readonly run: (given: Placed) => unknown;
}

const methods: Readonly<Record<string, Method>> = {
  'farrington-flexible': { summary: 'weekly counts against the same time of earlier years (Noufaily 2013)', run: farringtonCase },
  ears: { summary: 'C1, C2 and C3 for short series', run: earsCase },
  cusum: { summary: 'sums of small rises, six transforms (Rossi 1999)', run: cusumCase },
  'glr-poisson-nb': { summary: 'likelihood ratio charts, Poisson and negative binomial (Höhle & Paul 2008)', run: glrCase },
  'binomial-stopping-sprt': { summary: 'rules that stop a trial by counted events: exact chances, Wald, MaxSPRT', run: stoppingCase },
  'group-sequential': {
    summary: 'bounds at planned looks at a mean: spending, classical, lower ones, conditional power',
    run: groupSequentialCase,
  },
  intervals: { summary: 'intervals and exact tests for shares, rates and differences', run: intervalsCase },
  ranking: { summary: 'expected ranks of scored proposals with their uncertainty (Heyard 2022)', run: rankingCase },
  award: { summary: 'money in the order of rank: lots, ceilings, ties, reserve lists', run: awardCase },
  draw: { summary: 'a draw that anyone can compute again: list committed to before, seed from a later event', run: drawCase },
  edits: {
    summary: 'rules of a survey form, exactly: contradictions, and the fewest fields to change (Fellegi & Holt 1976)',
    run: editsCase,
  },
  conflicts: { summary: 'conflicts of reviewers, waivers, and who sits on which proposal', run: conflictsCase },
  inventory: {
    summary: 'a register of uses beside other sources: duplicates, what is missing, how many nobody has told of',
    run: inventoryCase,
  },
};

export const methodCommands: Readonly<Record<string, Command>> = {
  method: {
    usage: 'method NAME FILE',
    summary: `Runs a method over the cases of a file: ${Object.keys(methods).join(', ')}.`,
    more: Object.entries(methods).map(([name, { summary }]) => `  ${name}  ${summary}`),
    example: 'ordinance method farrington-flexible series.json --json',
    counts: [2, 2],
    run: async ({ args }) => runMethod(args[0]!, args[1]!),
  },
};

const runMethod = (name: string, file: string): Gives => {
  const method = methods[name];
  if (method === undefined) {
    const near = nearest(name, Object.keys(methods));
    throw new WrongUsage(
      `there is no method \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`} Methods: ${Object.keys(methods).join(', ')}`,
    );
  }
  const cases = items(field({ at: file, value: parsed(readText(file), file) }, 'cases'));
  const results = cases.map((one, index) => ({ id: idOf(one, index), result: ran(method, one) }));
  return { exit: 0, json: { results } };
};

/** Figures here are doubles, as the methods count; an exact decimal would promise what a fit cannot keep. */
const parsed = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongUsage(`${file} is no JSON: ${(error as Error).message}`);
  }
};

const idOf = (one: Placed, index: number): unknown => field(one, 'id').value ?? index;

/** A figure that no method takes is said with the case it stands in. */
const ran = (method: Method, one: Placed): unknown => {
  try {
    return method.run(one);
  } catch (error) {
    if (error instanceof RangeError) throw new WrongUsage(`${one.at}: ${error.message}`);
    throw error;
  }
};
