import { exceptInChinese, type Text, worded } from '#law/ground';
import { readTimedCases, type TimeResult, timeAnswers } from '#law/prove';
import { type Command, type Gives, WrongUsage } from './command.ts';
import { linesOf } from './findings-in-words.ts';
import { readText } from './read.ts';
import { say } from './say.ts';

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
    return { exit: 1, json: { error }, text: linesOf(read.error.map(({ at, words }) => say('timesIn.atWords', { at, words }))) };
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

const inWords = ({ id, result }: { readonly id: string; readonly result: TimeResult }): Text =>
  say('inWords.idEn', { id, en: answerInWords(result) });

const answerInWords = (result: TimeResult): Text => {
  if ('undecided' in result)
    return say('answerInWords.notDecided', { undecided: exceptInChinese(String(result.undecided), String(result.configurations)) });
  if ('holds' in result) return result.holds ? say('answerInWords.itHolds') : say('answerInWords.itDoesNotHold');
  if ('reachable' in result) return result.reachable ? say('answerInWords.itCanBeReached') : say('answerInWords.itCannotBeReached');
  if ('never' in result) return result.never ? say('answerInWords.itNeverHappens') : say('answerInWords.itCanHappen');
  if ('reason' in result) {
    const where = [...result.reason.waiting, ...result.reason.cycle].map((name) => `\`${name}\``);
    return say('answerInWords.noBoundBecauseOf', { Set: [...new Set(where)] });
  }
  if (result.days === 'never') return say('answerInWords.never');
  if (result.days === 'never-entered') return say('answerInWords.theStretchNeverBegins');
  return say('answerInWords.days', { days: result.days });
};
