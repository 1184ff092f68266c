import { type Text, text } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { type Answer, wordsIn } from '../paths/answer.ts';
import type { Explored } from '../paths/explore.ts';
import { pathTo } from '../paths/follow.ts';
import { bodyOf } from '../paths/whole.ts';
import { limitIn, limitInWords } from './durations.ts';
import type { Found, LongestPaths } from './longest-path.ts';
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
  if (measured === undefined)
    return undecided(0, text(`\`${String(limit)}\` is no whole number of days`, `\`${String(limit)}\`不是整数日`));
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

const undecided = (states: number, why: Text): Answer => ({ holds: null, states, why: text(`not proved: ${why.en}`, `未证明：${why.zh}`) });

const inWords = ({ name }: Procedure, { en, zh }: Text): Text => text(`in \`${name}\` ${en}`, `在\`${name}\`中，${zh}`);

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
  measure === 'working-days'
    ? text(`${days} working ${days === 1 ? 'day' : 'days'}`, `${days}个工作日`)
    : text(`${days} ${days === 1 ? 'day' : 'days'}`, `${days}日`);

const takes = (days: number, measure: Measure): Text => {
  const { en, zh } = daysInWords(days, measure);
  return text(`it takes ${en}`, `历时${zh}`);
};

const tooLong = ({ states }: Procedure, from: readonly string[], limit: Text, said: Text): Text => {
  const place = from.find((name) => states[name] !== undefined) ?? from[0]!;
  return text(
    `from \`${place}\` it can take ${said.en}, more than ${limit.en}`,
    `自\`${place}\`起最长可达${said.zh}，超过承诺的${limit.zh}`,
  );
};

/** Who can be late, and where; or what goes on for ever. */
const noBound = (pack: Pack, { states, name }: Procedure, found: Extract<Found, { readonly kind: 'unbounded' }>): Text => {
  if (found.child !== undefined) {
    const { name: child, why } = found.child;
    return text(
      `there is no bound: it waits for \`${child}\`, which may last for ever, for there ${why.en}`,
      `没有上限：须等待\`${child}\`，而后者可能没有终期：${why.zh}`,
    );
  }
  const sideOf = (place: string): 'office' | 'party' | undefined => {
    const waits = states[place]?.waits;
    return waits === undefined ? undefined : pack.roles[waits]?.is === 'official' ? 'office' : 'party';
  };
  const quoted = (places: readonly string[], joint: string): string => places.map((place) => `\`${place}\``).join(joint);
  const at = found.waiting.length > 0 ? found.waiting : found.cycle;
  const lateIn = (side: 'office' | 'party' | undefined): readonly string[] => at.filter((place) => sideOf(place) === side);
  const [office, party, nobody] = [lateIn('office'), lateIn('party'), lateIn(undefined)];
  if (found.waiting.length === 0)
    return text(
      `there is no bound: a case of \`${name}\` may go round through ${quoted(at, ', ')} for ever`,
      `没有上限：\`${name}\`的案件可能在${quoted(at, '、')}之间反复`,
    );
  const said = [
    ...(office.length > 0 ? [text(`the office may be late in ${quoted(office, ' and ')}`, `机关可能在${quoted(office, '、')}逾期`)] : []),
    ...(party.length > 0 ? [text(`a party may let it wait in ${quoted(party, ' and ')}`, `当事人可能在${quoted(party, '、')}不作为`)] : []),
    ...(nobody.length > 0
      ? [text(`nothing ends its rest in ${quoted(nobody, ' and ')}`, `案件可能一直停留在${quoted(nobody, '、')}`)]
      : []),
  ];
  return text(`there is no bound: ${said.map(({ en }) => en).join('; ')}`, `没有上限：${said.map(({ zh }) => zh).join('；')}`);
};
