import { type Text, text } from '#law/ground';
import { type Fact, factReadersIn, isPersonal, type Pack, type Procedure, type PromiseMade, readersIn, reviewersOf } from '#law/pack';
import { type Answer, open, wordsIn } from './answer.ts';
import type { Explored } from './explore.ts';
import { say } from './say.ts';
import { bodyOf, placeOf, type Sighting, type Whole } from './whole.ts';

/** A breach in one state: who reads there, in words. */
type Breach = (state: string) => Text | undefined;

/** What was looked at and where a promise about readers is broken, for `promise.ts` to make an answer of. */
export type Read =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'seen'; readonly sighting?: Sighting; readonly shows: Text };

/**
 * Who reads a case in every configuration: the roles that `readersIn` answers, which the pages and lists of the office ask as well, and those
 * that read it from a case which hangs on it.
 */
export const readIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, whole: Whole): Read => {
  const body = bodyOf(promise);
  const states = wordsIn(body['state']);
  const roles = wordsIn(body['role']);
  const named = wordsIn(body['fact'])[0];
  const fact = named === undefined ? undefined : pack.facts[named];
  if (named !== undefined && fact === undefined) return left(say('readIn.thereIsNoFact', { named }));
  const reads = (state: string): readonly string[] =>
    fact === undefined ? readersIn(pack, procedure, state) : factReaders(pack, procedure, state, fact);
  const isWrong = (role: string): boolean => (promise.form === 'may-follow' ? !roles.includes(role) : roles.includes(role));
  const breach: Breach = (state) => {
    const role = reads(state).find(isWrong);
    return role === undefined ? undefined : readsWords(role, state, named);
  };
  const found = firstIn(whole.explored, (place) => states.length === 0 || states.includes(place), breach);
  if (found !== undefined) return { kind: 'seen', ...found };
  const reviewer = fact === undefined || reviewersRead(pack, fact) ? reviewersOf(pack, procedure, states).find(isWrong) : undefined;
  if (reviewer === undefined) return { kind: 'seen', shows: text('', '') };
  return left(say('readIn.readsItAsWell', { reviewer }));
};

/** What is sealed is opened by this order alone; what is not sealed is read wherever somebody reads the case. */
export const sealedIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, whole: Whole): Read => {
  const body = bodyOf(promise);
  const names = wordsIn(body['of']);
  const bare = names.find((name) => !procedure.sealed.includes(name));
  if (bare === undefined) {
    const seen = whole.seen.get(`promise ${promise.name}`);
    const order = String(body['order']);
    return {
      kind: 'seen',
      ...(seen === undefined ? {} : { sighting: seen }),
      shows: say('sealedIn.aSealIsOpened', { order }),
    };
  }
  const fact = pack.facts[bare];
  const breach: Breach = (state) => {
    const role = (fact === undefined ? readersIn(pack, procedure, state) : factReadersIn(pack, procedure, state, fact))[0];
    return role === undefined ? undefined : readsWords(role, state, bare);
  };
  const found = firstIn(whole.explored, () => true, breach);
  return found === undefined ? { kind: 'seen', shows: text('', '') } : { kind: 'seen', ...found };
};

const left = (words: Text): Read => ({ kind: 'answer', answer: open(say('left.notProved', { words })) });

const readsWords = (role: string, state: string, what: string | undefined): Text =>
  what === undefined ? say('readsWords.readsTheCaseIn', { role, state }) : say('readsWords.readsIn', { role, what, state });

/** A sealed fact counts as read where an order can open it. */
const factReaders = (pack: Pack, procedure: Procedure, state: string, fact: Fact): readonly string[] =>
  factReadersIn(
    pack,
    procedure,
    state,
    fact,
    (name) => procedure.sealed.includes(name) && !Object.values(procedure.orders).some(({ unseals }) => unseals.includes(name)),
  );

const reviewersRead = (pack: Pack, fact: Fact): boolean =>
  fact.shown !== 'sealed' && fact.inside === undefined && !isPersonal(pack.facts, fact);

/** The first configuration in which the promise is broken, one that leaves nothing open if there is any. */
const firstIn = (
  explored: Explored,
  isLooked: (place: string) => boolean,
  breach: Breach,
): { readonly sighting: Sighting; readonly shows: Text } | undefined => {
  const { machine, needsOpen } = explored;
  const words = machine.places.map((place) => (isLooked(place) ? breach(place) : undefined));
  let found: { readonly sighting: Sighting; readonly shows: Text } | undefined;
  for (let c = 0; c < explored.configurations && (found === undefined || found.sighting.needsOpen); c += 1) {
    const shows = words[placeOf(explored, c)];
    if (shows === undefined) continue;
    const sighting = { configuration: c, needsOpen: needsOpen[c] === 1 };
    if (found === undefined || !sighting.needsOpen) found = { sighting, shows };
  }
  return found;
};
