import type { Answering, Readings } from '#contract';
import { capitalized, printInstant, type Text, text, type Zone, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { inline } from '#shell/db';
import { marksOf, titleOfName } from '../view/index.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor } from './look.ts';
import type { Opened, Seat } from './note-reading.ts';
import { say } from './say.ts';

interface Kept {
  readonly case: string;
  readonly at: number;
  readonly reader: string | null;
  readonly role: string | null;
  readonly seat: Seat;
  readonly what: Opened['what'];
  readonly name: string;
  readonly refused: boolean;
}

const ofCases = inline(
  `select case_id as "case", read_at as "at", reader, role, seat, what, name, refused from reading
   where case_id = any ($1::text[]) order by id desc limit 300`,
);

/** Who opened the cases in which I am a party, newest first; `case` names one of them, by id or number. */
export const readings =
  (desk: Desk): Answering<'readings'> =>
  async ({ person }, { case: named }) => {
    const reader = await readerFor(desk, person);
    const { rows: mine } = await desk.keeper.store.cases({ party: [...reader.self], limit: 200 });
    const asked = named === undefined ? mine : mine.filter((row) => row.case === named || row.number === named);
    if (named !== undefined && asked.length === 0) return notFound(named);
    const kept = await desk.keeper.store.database.query<Kept>(ofCases, [asked.map((row) => row.case)]);
    const pack = packToday(desk);
    const zone = zoneOf(pack.zone);
    const numbers = officialsOf(kept);
    const byId = new Map(asked.map((row) => [row.case, row]));
    const rows = kept.map((one) => {
      const { number, procedure } = byId.get(one.case)!;
      return { ...lineOf({ pack, zone, numbers }, one, procedure), case: { number, href: `/my/cases/${one.case}` } };
    });
    const refused = rows.filter((row) => row.refused).length;
    return { ok: true, value: { sentence: sentenceOf(rows.length - refused, refused), rows } };
  };

/** A number for each official, in the order in which they first read: one sees that it is the same person, and not who. */
const officialsOf = (kept: readonly Kept[]): ReadonlyMap<string, number> => {
  const first = [...new Set(kept.toReversed().flatMap(({ reader, seat, refused }) => (refused || seat === 'none' ? [] : (reader ?? []))))];
  return new Map(first.map((reader, at) => [reader, at + 1]));
};

interface Told {
  readonly pack: Pack;
  readonly zone: Zone;
  readonly numbers: ReadonlyMap<string, number>;
}

const lineOf = (told: Told, kept: Kept, procedure: string): Omit<Readings['rows'][number], 'case'> => {
  const { pack, zone } = told;
  const def = pack.procedures[procedure];
  return {
    on: printInstant(zone, kept.at),
    who: kept.refused ? strangerWords(kept) : readerWords(told, kept),
    did: kept.refused ? triedWords(kept) : openedWords(kept),
    refused: kept.refused,
    marks: kept.refused || def === undefined ? [] : [...marksOf(pack, def)],
  };
};

const readerWords = ({ pack, numbers }: Told, { reader, role, seat }: Kept): Text => {
  const number = numbers.get(reader ?? '') ?? 0;
  if (seat === 'member') return say('readerWords.aMemberOfThe', { number });
  const title = role === null ? say('readerWords.official') : titleOfName(pack, role);
  return say('readerWords.titleNumber', { title: capitalized(title), number });
};

const strangerWords = ({ reader }: Kept): Text =>
  reader === null ? say('strangerWords.somebodyWhoWasNot') : say('strangerWords.somebodySignedInWho');

const purposes: Readonly<Record<Seat, Text>> = {
  official: say('official.toWorkOnIt'),
  reviewer: say('reviewer.toDecideACase'),
  member: say('member.toVoteOnIt'),
  none: text('', ''),
};

const openedWords = ({ what, name, seat }: Kept): Text => {
  const purpose = purposes[seat];
  switch (what) {
    case 'letter':
      return say('openedWords.openedTheLetter', { name, purpose });
    case 'file':
      return say('openedWords.openedAFileIn', { purpose });
    case 'case':
      return say('openedWords.openedTheCase', { purpose });
  }
};

const triedWords = ({ what }: Kept): Text => (what === 'letter' ? say('triedWords.askedForALetter') : say('triedWords.askedForTheCase'));

const sentenceOf = (opened: number, refused: number): Text => {
  if (opened + refused === 0) return say('sentenceOf.nobodyHasOpenedIt');
  const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
  return say('sentenceOf.opened', {
    opened: opened === 0 ? 'by nobody' : times(opened),
    refused,
    timesRefused: refused === 0 ? '' : times(refused),
    otherOpened: opened,
  });
};
