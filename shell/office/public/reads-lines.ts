import type { SeparationPage } from '#contract';
import type { Text } from '#law/ground';
import { type Pack, type Procedure, type Reads, readersIn } from '#law/pack';
import { capital, listed, marksOf, orderTitle, stayTitle, titled, titleOfName } from '../view/index.ts';
import type { Desk, LawNow } from './desk.ts';
import { isAbout, promiseViews } from './promises.ts';
import { say } from './say.ts';

type Readers = SeparationPage['reads'][number];
type Line = Readers['lines'][number];

const forms: ReadonlySet<string> = new Set(['may-follow', 'never-reads', 'sealed-until']);

/** Who of the offices reads the cases of a procedure, in which states, and what stays sealed: as the pages and lists of the office ask it. */
export const readersOf = (desk: Desk, law: LawNow, procedure: Procedure): Readers => {
  const { pack } = law;
  const promises = promiseViews(desk, law, (promise) => forms.has(promise.form) && isAbout(promise, procedure.name));
  return {
    procedure: { name: procedure.name, title: procedure.title },
    lines: Object.values(procedure.reads).map((reads) => lineOf(pack, procedure, reads)),
    sealed: procedure.sealed.map((name) => sealedOf(pack, procedure, name)),
    ...(promises.length === 0 ? {} : { proof: { proved: promises.filter(({ proof }) => proof === 'holds').length, of: promises.length } }),
  };
};

const lineOf = (pack: Pack, procedure: Procedure, reads: Reads): Line => {
  const all = [...Object.keys(procedure.states), ...Object.keys(procedure.endings)];
  const places = all.filter((state) => readersIn(pack, procedure, state).includes(reads.role));
  const role = pack.roles[reads.role];
  const office = role?.is === 'official' ? pack.offices[role.office] : undefined;
  return {
    role: { name: reads.role, title: capital(titleOfName(pack, reads.role)) },
    ...(office === undefined ? {} : { office }),
    places: places.map((state) => ({ name: state, title: capital(stayTitle(pack, procedure, state)) })),
    words: placesInWords(pack, procedure, places, all.length),
    personal: Object.entries(reads.personal).map(([fact, where]) => ({
      fact: { name: fact, title: pack.facts[fact]?.title ?? titled(pack, fact).title },
      words: placesInWords(pack, procedure, where, all.length),
    })),
    ...(reads.why === undefined ? {} : { why: reads.why }),
    marks: [...marksOf(pack, reads)],
  };
};

const placesInWords = (pack: Pack, procedure: Procedure, places: readonly string[], of: number): Text => {
  if (places.length === of) return say('placesInWords.inEveryStateAnd');
  if (places.length === 0) return say('placesInWords.nowhere');
  return listed(places.map((state) => stayTitle(pack, procedure, state)));
};

const sealedOf = (pack: Pack, procedure: Procedure, name: string): Readers['sealed'][number] => {
  const orders = Object.values(procedure.orders).filter(({ unseals }) => unseals.includes(name));
  const fact = pack.facts[name];
  const opened = listed(orders.map((order) => orderTitle(pack, procedure, order.name)));
  const by = listed([...new Set(orders.flatMap((order) => order.by))].map((role) => titleOfName(pack, role)));
  return {
    what: { name, title: fact === undefined ? capital(titleOfName(pack, name)) : fact.title },
    words: orders.length === 0 ? say('sealedOf.sealedForGoodNo') : say('sealedOf.sealedUntilThisIs', { opened, by }),
    marks: [...new Map(orders.flatMap((order) => marksOf(pack, order)).map((mark) => [mark.article, mark])).values()],
  };
};
