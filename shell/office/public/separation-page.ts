import type { OfficeService, SeparationLine, SeparationPage } from '#contract';
import { ok, type Text } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { anyOf, capital, marksOf, orderTitle, stayTitle, titleOfName } from '../view/index.ts';
import { type Desk, type LawNow, lawNow } from './desk.ts';
import { isAbout, promiseViews } from './promises.ts';
import { readersOf } from './reads-lines.ts';
import { say } from './say.ts';

type Separated = SeparationPage['procedures'][number];

/** Which steps of a procedure may not be taken by one person: the engine refuses the second, anyone who holds the role. */
export const separationPage =
  (desk: Desk): OfficeService['separation'] =>
  async (caller) => {
    const law = lawNow(desk, caller);
    const { pack } = law;
    const all = Object.values(pack.procedures).map((procedure) => separatedIn(desk, law, procedure));
    const procedures = all.filter(({ lines }) => lines.length > 0);
    return ok({
      pack: pack.pack,
      version: pack.version,
      sentence: sentenceOf(procedures, all.length),
      procedures,
      without: all.filter(({ lines }) => lines.length === 0).map(({ procedure }) => procedure),
      reads: Object.values(pack.procedures).map((procedure) => readersOf(desk, law, procedure)),
    });
  };

const sentenceOf = (procedures: readonly Separated[], of: number): Text => {
  const steps = procedures.reduce((sum, { lines }) => sum + lines.length, 0);
  return say('sentenceOf.stepsInOfProcedures', { steps, count: procedures.length, of });
};

const separatedIn = (desk: Desk, law: LawNow, procedure: Procedure): Separated => {
  const lines = linesOf(law.pack, procedure);
  const promises =
    lines.length === 0 ? [] : promiseViews(desk, law, (promise) => promise.form === 'separated' && isAbout(promise, procedure.name));
  return {
    procedure: { name: procedure.name, title: procedure.title },
    lines,
    ...(promises.length === 0 ? {} : { proof: { proved: promises.filter(({ proof }) => proof === 'holds').length, of: promises.length } }),
  };
};

/** In the order of the procedure: its orders, then the states in which a committee votes. */
const linesOf = (pack: Pack, procedure: Procedure): SeparationLine[] => {
  const orders = Object.values(procedure.orders).flatMap((def): SeparationLine[] => {
    if (def.notBy.length === 0) return [];
    const step = { name: def.name, title: capital(orderTitle(pack, procedure, def.name)) };
    const by = def.by.filter((role) => role !== 'law').map((role) => capital(titleOfName(pack, role)));
    return [{ kind: 'order', step, by, ...notByOf(pack, procedure, def.notBy), marks: [...marksOf(pack, def)] }];
  });
  const votes = Object.values(procedure.states).flatMap((state): SeparationLine[] => {
    const { vote } = state;
    if (vote === undefined || vote.notBy.length === 0) return [];
    const step = { name: state.name, title: capital(stayTitle(pack, procedure, state.name)) };
    const committee = pack.committees[vote.by]!.title;
    const by = [say('linesOf.members', { committee })];
    return [{ kind: 'vote', step, by, ...notByOf(pack, procedure, vote.notBy), marks: [...marksOf(pack, state)] }];
  });
  return [...orders, ...votes];
};

const notByOf = (pack: Pack, procedure: Procedure, notBy: readonly string[]) => {
  const named = notBy.map((name) => ({
    name,
    title: name === 'parent' ? say('notByOf.anyOrderInThe') : stepTitle(pack, procedure, name),
  }));
  return { notBy: named, words: anyOf(named.map(({ title }) => title)) };
};

const stepTitle = (pack: Pack, procedure: Procedure, name: string): Text =>
  procedure.orders[name] === undefined ? stayTitle(pack, procedure, name) : orderTitle(pack, procedure, name);
