import type { Caller, OrderDone } from '#contract';
import { rewritten, type Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import type { Kept } from '../ledger-keeper.ts';
import { capital, orderTitle, statusOf, stayTitle } from '../view/index.ts';
import { besideCase, viewFor } from './beside.ts';
import type { Desk } from './desk.ts';
import { type Look, lookAt, readerFor, type Seen, seenBy } from './look.ts';
import { nobody, stranger } from './reader.ts';
import { caseRef, letterRef } from './related.ts';
import { say } from './say.ts';

/** The same answer for the same order, whenever it is asked for again. */
export const orderDone = async (desk: Desk, caller: Caller, kept: Pick<Kept, 'case' | 'seq' | 'tracking'>): Promise<OrderDone> => {
  const [beside, reader, view] = await Promise.all([
    besideCase(desk, kept.case),
    readerFor(desk, caller.person),
    viewFor(desk, caller.person, kept.case),
  ]);
  const told = await lookAt(desk, [kept.case], (look) => {
    const live = look.files.get(kept.case)!;
    const pack = look.world.packOf(live.digest).pack;
    const procedure = pack.procedures[live.opened.procedure]!;
    const event = live.events.findLast((other) => other.seq <= kept.seq && other.type === 'orderGiven');
    const orderId = event?.type === 'orderGiven' ? event.orderId : undefined;
    const group = look.events.flatMap((other) => (other.type === 'orderGiven' && other.orderId === orderId ? [other] : []));
    const own = group.filter((other) => other.case === live.id);
    const state = own.findLast(({ to }) => to !== undefined)?.to ?? own.at(-1)?.from ?? live.state;
    const seen = seenBy(look, live.id, reader) ?? anySight(look, live.id);
    return {
      number: live.opened.number,
      sentence: doneWords(pack, procedure, own[0]?.order ?? '', state, own[0]?.vote !== undefined),
      status: statusOf(pack, procedure, state),
      letters: beside.letters.filter(({ seq }) => own.some((other) => other.seq === seq)).map((letter) => letterRef(seen, letter)),
      opened: group.flatMap((other) => {
        const child = other.opened === undefined || other.case === live.id ? undefined : seenBy(look, other.case, reader);
        return child === undefined ? [] : [caseRef(child)];
      }),
    };
  });
  return {
    case: kept.case,
    seq: kept.seq,
    ...told,
    ...(kept.tracking === undefined ? {} : { code: kept.tracking }),
    ...(view === undefined ? {} : { view }),
  };
};

/** Anyone who gave an order without an account has no place in the case, and yet is told what came of it. */
const anySight = (look: Look, id: string): Seen =>
  seenBy(look, id, stranger(look.today), undefined, { ...nobody, partyRoles: ['anyone'] })!;

const doneWords = (pack: Pack, procedure: Procedure, order: string, state: string, ballot: boolean): Text => {
  const done = orderTitle(pack, procedure, order);
  const now = stayTitle(pack, procedure, state);
  const said = capital(done);
  if (ballot && order !== 'close-vote') return say('doneWords.done', { done });
  return say('doneWords.doneTheCaseNow', { said: rewritten(said, (written) => written.toLowerCase()), now });
};
