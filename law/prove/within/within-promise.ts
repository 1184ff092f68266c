import { joinTexts, namesInText, type Text } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { type Answer, wordsIn } from '../paths/answer.ts';
import type { Explored } from '../paths/explore.ts';
import { pathTo } from '../paths/follow.ts';
import { bodyOf } from '../paths/whole.ts';
import { limitIn, limitInWords } from './durations.ts';
import type { Found, LongestPaths } from './longest-path.ts';
import { say } from './say.ts';
import type { Assumed } from './stretch-machine.ts';
import type { Long, Measure, TimeFound } from './time-found.ts';

/** What a promise assumes of those who keep clocks, by the names under which its text says so. */
export const assumedIn = (promise: PromiseMade): Assumed => {
  const body = bodyOf(promise);
  const assuming = wordsIn(body['assuming']);
  const [countedBy] = wordsIn(body['not-counting']);
  return {
    officeInTime: assuming.includes('office-in-time'),
    partiesInTime: assuming.includes('parties-in-time'),
    ...(countedBy !== undefined && { countedBy }),
  };
};

/** A promise that some stretch takes no longer than so many days: every day is looked at, pauses, extensions, new starts and returns included. */
export const proveWithin = (pack: Pack, procedure: Procedure, promise: PromiseMade, explored: Explored, paths: LongestPaths): Answer => {
  const { from, to, limit } = bodyOf(promise);
  const measured = limitIn(String(limit));
  if (measured === undefined) return undecided(0, say('proveWithin.isNoWholeNumber', { limit: String(limit) }));
  const { most, measure } = measured;
  const ask = (assumed: Assumed): Found => paths.of(procedure, wordsIn(from), wordsIn(to), measure, assumed);
  const found = ask(assumedIn(promise));
  const states = 'configurations' in found ? found.configurations : 0;
  if (found.kind === 'never-entered') return { holds: true, states };
  if (found.kind === 'undecided') return undecided(states, found.why);
  const bare = ask({ officeInTime: false, partiesInTime: false });
  const time: TimeFound = {
    limit: most,
    unit: measure,
    longest: longOf(pack, procedure, explored, found, measure),
    bare: longOf(pack, procedure, explored, bare, measure),
  };
  if (found.kind === 'days' && found.days <= most) return { holds: true, states, time };
  const { path, why } = time.longest;
  const shows =
    found.kind === 'days' ? tooLong(procedure, wordsIn(from), limitInWords(String(limit)), daysInWords(found.days, measure)) : why!;
  return { holds: false, states, time, path: { ...path!, shows }, why: inWords(procedure, shows) };
};

const undecided = (states: number, why: Text): Answer => ({ holds: null, states, why: say('undecided.notProved', { why }) });

const inWords = ({ name }: Procedure, words: Text): Text => say('inWords.in', { name, words });

const longOf = (pack: Pack, procedure: Procedure, explored: Explored, found: Found, measure: Measure): Long => {
  if (found.kind === 'never-entered') return { days: 0 };
  if (found.kind === 'undecided') return { days: null, why: found.why };
  const { configuration, moves } = found.way;
  const shows = found.kind === 'days' ? takes(found.days, measure) : noBound(pack, procedure, found);
  const path = pathTo(explored, { configuration, needsOpen: false }, shows, moves);
  return found.kind === 'days' ? { days: found.days, path } : { days: null, why: shows, path };
};

// ---- in words ----------------------------------------------------------------------------------------------------------

/** `30 working days`. */
export const daysInWords = (days: number, measure: Measure): Text =>
  measure === 'working-days' ? say('daysInWords.working', { days }) : say('daysInWords.daysDaysDayDays', { days });

const takes = (days: number, measure: Measure): Text => say('takes.itTakes', { en: daysInWords(days, measure) });

const tooLong = ({ states }: Procedure, from: readonly string[], limit: Text, said: Text): Text => {
  const place = from.find((name) => states[name] !== undefined) ?? from[0]!;
  return say('tooLong.fromItCanTake', { place, said, limit });
};

/** Who can be late, and where; or what goes on for ever. */
const noBound = (pack: Pack, { states, name }: Procedure, found: Extract<Found, { readonly kind: 'unbounded' }>): Text => {
  if (found.child !== undefined) {
    const { name: child, why } = found.child;
    return say('noBound.thereIsNoBound', { child, why });
  }
  const sideOf = (place: string): 'office' | 'party' | undefined => {
    const waits = states[place]?.waits;
    return waits === undefined ? undefined : pack.roles[waits]?.is === 'official' ? 'office' : 'party';
  };
  const at = found.waiting.length > 0 ? found.waiting : found.cycle;
  const lateIn = (side: 'office' | 'party' | undefined): readonly string[] => at.filter((place) => sideOf(place) === side);
  const [office, party, nobody] = [lateIn('office'), lateIn('party'), lateIn(undefined)];
  if (found.waiting.length === 0) return say('noBound.thereIsNoBoundACase', { name, at: namesInText(at) });
  const said = [
    ...(office.length > 0 ? [say('noBound.theOfficeMayBe', { office: namesInText(office, 'and') })] : []),
    ...(party.length > 0 ? [say('noBound.aPartyMayLet', { party: namesInText(party, 'and') })] : []),
    ...(nobody.length > 0 ? [say('noBound.nothingEndsItsRest', { nobody: namesInText(nobody, 'and') })] : []),
  ];
  return say('withinPromise.noBound.thereIsNoBound', {
    said: joinTexts(said, { en: '; ', zh: '；' }),
  });
};
