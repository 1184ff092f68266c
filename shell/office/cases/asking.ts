import type { Answering, Declined, WizardView } from '#contract';
import { refuse } from '#law/case';
import { ok, type Result } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { marksOf, orderTitle, refusalView, titleOfName } from '../view/index.ts';
import type { Gives } from './asked.ts';
import type { Asking } from './asking-about.ts';
import { blankCase } from './blank.ts';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { subjectFact } from './giving.ts';
import { caseIdOf, lookAt, packToday, readerFor, seenBy, todayOf } from './look.ts';
import type { Reader } from './reader.ts';
import { say } from './say.ts';
import { twoWays } from './two-ways.ts';
import { followsOf, wizardView } from './wizard.ts';

/** Which order is written, and about what. */
export interface Written {
  readonly procedure: string;
  readonly order: string;
  readonly gives: Gives;
  readonly about?: string | undefined;
  /** Answers kept aside, which do not count. */
  readonly aside?: Gives;
}

/** Looks at an order that is being written: the case that it is about, if it is given in one, or an empty one. */
export const askOf = async <T>(
  desk: Desk,
  person: string | undefined,
  written: Written,
  question: (asking: Asking) => T,
): Promise<Result<T, Declined>> => {
  const id = written.about === undefined ? undefined : await caseIdOf(desk, written.about);
  const reader = await readerFor(desk, person);
  const { digest } = desk.keeper.shelf.on(todayOf(desk));
  return lookAt(desk, id === undefined ? [] : [id], (look): Result<T, Declined> => {
    const seen = id === undefined ? undefined : seenBy(look, id, reader);
    const pack = seen === undefined ? look.world.packOf(digest).pack : look.world.packOf(seen.live.digest).pack;
    const procedure = pack.procedures[written.procedure];
    const def = procedure?.orders[written.order];
    if (procedure === undefined || def === undefined || !def.by.some((role) => role !== 'law'))
      return refused('unknownOrder', { order: written.order });
    const opens = def.from === 'opening';
    if (!opens && seen === undefined) return notFound(written.about ?? written.order);
    const base = opens ? blankCase({ procedure: procedure.name, pack: pack.pack, version: pack.version, digest }, look.today) : seen!.live;
    return ok(
      question({ look, reader, pack, procedure, def, base, gives: withSubject(pack, def, written, id), aside: written.aside ?? {} }),
    );
  });
};

/** A row of a register that it is about answers the question for it. */
const withSubject = (pack: Pack, def: OrderDef, { gives, about }: Written, caseId: string | undefined): Gives => {
  const fact = about === undefined || caseId !== undefined ? undefined : subjectFact(pack, def);
  return fact === undefined || gives[fact] !== undefined ? gives : { ...gives, [fact]: about! };
};

export const tryOut =
  (desk: Desk): Answering<'tryOut'> =>
  ({ person }, { procedure, order, body }) =>
    askOf(desk, person, { procedure, order, gives: body.gives, about: body.about }, (asking): WizardView => wizardView(asking));

/** Cases that a person may open, and what awaits there. */
export const procedures =
  (desk: Desk): Answering<'procedures'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    const pack = packToday(desk);
    const views = Object.values(pack.procedures).flatMap((procedure) => {
      const orders = Object.values(procedure.orders).filter((def) => def.from === 'opening' && def.by.some((role) => role !== 'law'));
      if (orders.length === 0) return [];
      return [
        {
          procedure: procedure.name,
          title: procedure.title,
          kind: procedure.kind,
          aims: procedure.aims.map((aim) => ({ name: aim, title: pack.aims[aim] ?? titleOfName(pack, aim) })),
          ...(procedure.subject === undefined ? {} : { subject: procedure.subject }),
          orders: orders.map((def) => openingView(pack, procedure, def, reader)),
          times: orders.flatMap((def) => followsOf({ pack, procedure, def })),
          ...both(pack, procedure),
          marks: [...marksOf(pack, procedure)],
        },
      ];
    });
    return ok({ procedures: views });
  };

const both = (pack: Pack, procedure: Procedure) => {
  const commitment = twoWays(pack, procedure);
  return commitment === undefined ? {} : { commitment };
};

const openingView = (pack: Pack, procedure: Procedure, def: OrderDef, reader: Reader) => {
  const mayI = def.by.some(
    (role) => role === 'anyone' || (pack.roles[role]?.is === 'party' ? reader.person !== undefined : reader.posts.includes(role)),
  );
  const party = def.by.some((role) => pack.roles[role]?.is === 'party');
  const refusal = refuse(pack, party ? 'notAParty' : 'notThisRole', def, { mayAct: def.by.filter((role) => role !== 'law') });
  const signIn = say('openingView.signInOrRegister');
  const needed = def.needs.filter(({ optional }) => !optional);
  return {
    order: def.name,
    title: orderTitle(pack, procedure, def.name),
    by: def.by.filter((role) => role !== 'law'),
    anyone: def.by.includes('anyone'),
    mayI,
    ...(mayI ? {} : { refusal: refusalView(pack, party ? { ...refusal, wayOut: signIn } : refusal, () => true) }),
    questions: needed.length,
    papers: needed.filter(({ fact }) => pack.facts[fact]!.type.kind === 'file').length,
  };
};
