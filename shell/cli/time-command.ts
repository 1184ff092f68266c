import { type Text, text, worded } from '#law/ground';
import { readTimedCases, type TimeResult, timeAnswers } from '#law/prove';
import { type Command, type Gives, WrongUsage } from './command.ts';
import { linesOf } from './findings-in-words.ts';
import { readText } from './read.ts';

/** Questions about the days of a procedure, answered by exploring it day by day. */
export const timeCommand: Command = {
  usage: 'procedure time FILE',
  summary:
    'Answers questions about the days of timed procedures: the longest and shortest stretch, what is reached by a day, what never is.',
  example: 'ordinance procedure time test/golden/time/cases.json --json',
  counts: [1, 1],
  run: async ({ args }) => timesIn(readText(args[0]!)),
};

const timesIn = (source: string): Gives => {
  const read = readTimedCases(plainJson(source));
  if (!read.ok) {
    const error = read.error.map(({ at, words }) => ({ at, ...worded(words) }));
    return { exit: 1, json: { error }, text: linesOf(read.error.map(({ at, words }) => text(`${at}: ${words.en}`, `${at}：${words.zh}`))) };
  }
  const results = read.value.flatMap(({ procedure, questions }) => timeAnswers(procedure, questions));
  const decided = results.every(({ result }) => !('undecided' in result));
  return { exit: decided ? 0 : 1, json: { results }, text: linesOf(results.map(inWords)) };
};

/** Days are plain whole numbers, so the file is read as plain JSON. */
const plainJson = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new WrongUsage(`FILE is no JSON: ${(error as Error).message}`);
  }
};

const inWords = ({ id, result }: { readonly id: string; readonly result: TimeResult }): Text => {
  const { en, zh } = answerInWords(result);
  return text(`${id}: ${en}`, `${id}：${zh}`);
};

const answerInWords = (result: TimeResult): Text => {
  if ('undecided' in result) return text(`not decided: ${result.undecided}`, `未判定：已查看${result.configurations}种情形，仍未查完`);
  if ('holds' in result) return result.holds ? text('it holds', '成立') : text('it does not hold', '不成立');
  if ('reachable' in result) return result.reachable ? text('it can be reached', '可以到达') : text('it cannot be reached', '不能到达');
  if ('never' in result) return result.never ? text('it never happens', '不会发生') : text('it can happen', '可能发生');
  if ('reason' in result) {
    const where = [...result.reason.waiting, ...result.reason.cycle].map((name) => `\`${name}\``);
    return text(`no bound, because of ${[...new Set(where)].join(', ')}`, `没有上限，原因在于${[...new Set(where)].join('、')}`);
  }
  if (result.days === 'never') return text('never', '永远不会');
  if (result.days === 'never-entered') return text('the stretch never begins', '该区间从未开始');
  return text(`${result.days} days`, `${result.days}日`);
};
