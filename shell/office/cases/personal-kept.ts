import type { CaseDesk, Preview } from '#contract';
import { type CaseFile, type Decided, dayInWords, dayOfMoment, type Hold, heldBy, keptPersonal, keptUntil, type World } from '#law/case';
import { type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { amountInWords, listed, markOf, marksOf } from '../view/index.ts';
import { maySeeFact, type Seen } from './look.ts';
import { say } from './say.ts';

/** What stands where a personal value stood: on which day it was erased, and under which articles. */
export const erasedWords = (pack: Pack, file: CaseFile, fact: string): Text => {
  const event = file.events.findLast((other) => other.type === 'factsErased' && other.facts.includes(fact));
  if (event?.type !== 'factsErased') return say('erasedWords.erased');
  const day = dayInWords(dayOfMoment(event.recorded));
  const under = listed(event.basis.map((article) => markOf(pack, article, 'law').label));
  return say('erasedWords.erasedOnUnder', { day, under });
};

/** Which personal values of a case are kept, until when, and what holds them: of those alone that this reader may read. */
export const personalKept = (seen: Seen): CaseDesk['kept'] => {
  const { look, live } = seen;
  const { pack } = look.world.packOf(live.digest);
  const maySee = maySeeFact(seen);
  const facts = keptPersonal(live).flatMap(({ fact }) => (maySee(fact) ? [pack.facts[fact]!.title] : []));
  if (facts.length === 0) return undefined;
  const hold = heldBy(look.world, look.files, live, look.today);
  const { retention } = pack.procedures[live.opened.procedure]!;
  return {
    facts,
    until: untilWords(pack, live),
    ...(hold === undefined ? {} : { hold: { text: holdWords(hold), marks: hold.basis.map((article) => markOf(pack, article, 'law')) } }),
    marks: retention === undefined ? [] : [...marksOf(pack, retention)],
  };
};

const untilWords = (pack: Pack, live: CaseFile): Text => {
  const { retention } = pack.procedures[live.opened.procedure]!;
  if (retention === undefined) return say('untilWords.theTextOfThe');
  const last = keptUntil(pack, live);
  if (last !== undefined) return say('untilWords.keptUntilThenErased', { last: dayInWords(last) });
  const period = amountInWords(Number(retention.keep.amount), retention.keep.unit);
  return say('untilWords.keptForAfterThe', { period });
};

const holdWords = ({ because, until }: Hold): Text => {
  const day = until === undefined ? undefined : dayInWords(until);
  const words = day === undefined ? text('', '') : say('holdWords.until', { day });
  switch (because) {
    case 'open':
      return say('holdWords.mayNotBeErased');
    case 'challenge':
      return say('holdWords.mayNotBeErasedWhileA');
    case 'challengeable':
      return say('holdWords.mayNotBeErasedWhileThe', { words });
    case 'duty':
      return say('holdWords.mayNotBeErasedALaw', { words });
    case 'hold':
      return say('holdWords.mayNotBeErasedTheOffice', { words });
  }
};

/** What an order would erase, a line a case: told to the office before it decides. */
export const erasesWords = (world: World, decided: Decided, own: string): NonNullable<Preview['erases']> =>
  decided.events.flatMap((event) => {
    if (event.type !== 'factsErased' || event.decided?.case !== own) return [];
    const file = decided.files.get(event.case)!;
    const { pack } = world.packOf(file.digest);
    const titles = event.facts.map((fact) => pack.facts[fact]!.title);
    const what = listed([...titles, ...((event.letters ?? []).length === 0 ? [] : [say('erasesWords.theTextsOfIts')])]);
    return [say('erasesWords.ofCase', { number: file.opened.number, what })];
  });
