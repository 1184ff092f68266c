import type { Choices } from '#contract';
import { balanceOf, type CaseFile, CaseScope, givenBehind, isOpen, movesOf, refuse } from '#law/case';
import { ok, type Refusal, type Text, text } from '#law/ground';
import type { OrderDef, Pack, Register } from '#law/pack';
import type { Answering } from '#shell/http';
import type { RegisterRow } from '#shell/registers';
import { sightOf } from '../case-words.ts';
import { titleOfRow } from '../public/register-columns.ts';
import { accountCell, refusalView } from '../view/index.ts';
import { decided, type Gives, settledWith } from './asked.ts';
import { blankCase } from './blank.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { caseIdOf, type Look, lookAt, packToday, todayOf } from './look.ts';

type Choice = Choices['choices'][number];

const most = 8;

/**
 * What a question that names an entry of a public register may be answered with. Each entry is tried as the answer: where the order would be refused
 * because of it, whatever else is answered, it is told here and not only when the order is given. Nothing for what is no public register.
 */
export const choices =
  (desk: Desk): Answering<'choices'> =>
  async (_, { procedure, order, fact, body }) => {
    const today = todayOf(desk);
    const { digest } = desk.keeper.shelf.on(today);
    const pack = packToday(desk);
    const def = pack.procedures[procedure]?.orders[order];
    const type = pack.facts[fact]?.type;
    if (def === undefined || !def.needs.some((need) => need.fact === fact)) return notFound(fact);
    const register = type?.kind === 'case' ? pack.registers[type.of] : undefined;
    if (register?.shown !== 'public') return ok({ choices: [] });
    const found = await desk.keeper.store.registerRows({ register: register.name, text: body.q, struck: 'no', limit: most });
    const about = body.about === undefined ? undefined : await caseIdOf(desk, body.about);
    const asked = [...found.rows.map((row) => row.case), ...(about === undefined || def.from === 'opening' ? [] : [about])];
    const list = await lookAt(desk, asked, (look): readonly Choice[] => {
      const law = { procedure, pack: pack.pack, version: pack.version, digest };
      const base = (def.from === 'opening' ? undefined : look.files.get(about ?? '')) ?? blankCase(law, look.today);
      return found.rows.map((row) => choiceOf({ look, pack, register, def, base, gives: body.gives, fact }, row));
    });
    // What can be chosen comes first.
    return ok({ choices: list.toSorted((a, b) => Number(a.refusal !== undefined) - Number(b.refusal !== undefined)) });
  };

interface Asked {
  readonly look: Look;
  readonly pack: Pack;
  readonly register: Register;
  readonly def: OrderDef;
  readonly base: CaseFile;
  readonly gives: Gives;
  readonly fact: string;
}

const choiceOf = (asked: Asked, row: RegisterRow): Choice => {
  const { look, pack, register } = asked;
  const refusal = refusalWith(asked, row.number);
  const file = look.files.get(row.case);
  const sight = sightOf(look.world, look.files, look.today);
  const accounts = register.accounts.flatMap((budget) => {
    const balance = file === undefined ? undefined : balanceOf(sight, budget, file);
    return balance === undefined ? [] : [accountCell(pack, balance, isOpen(file!, sight.packOf))];
  });
  return {
    number: row.number,
    title: titleOfRow(register, row),
    accounts,
    ...(refusal === undefined ? {} : { refusal: refusalView(pack, refusal, () => true) }),
  };
};

/** What would refuse the order because of this answer: a guard that reads it, an account that it names. Answers still to come decide the rest. */
const refusalWith = ({ look, pack, def, base, gives, fact }: Asked, number: string): Refusal | undefined => {
  const given = Object.fromEntries(Object.entries(gives).filter(([, value]) => value !== null && value !== undefined));
  const { file } = settledWith(look, base, { ...given, [fact]: number });
  const sight = sightOf(look.world, look.files, look.today);
  const scope = new CaseScope(sight, file);
  const needed = new Set(def.needs.map((need) => need.fact));
  const isOpenYet = (name: string): boolean => needed.has(name) && file.facts[name] === undefined;
  const guard = def.guards.find(
    (each) =>
      each.if.reads.some(([name]) => name !== undefined && givenBehind(pack, name).some((root) => root.name === fact)) &&
      decided(pack, scope, each.if, isOpenYet) === false,
  );
  if (guard !== undefined) return refuse(pack, guard.refusal, def, { fact });
  const takes = def.takes.filter(({ budget }) => pack.budgets[budget]!.per.includes(fact));
  const moves = movesOf(sight, (account) => look.world.taken(account), { ...def, takes, returns: [] }, file, def.by[0] ?? 'law');
  if (!('refusal' in moves) || moves.about?.['left'] === null) return undefined;
  return { ...moves, wayOut: moves.wayOut ?? another };
};

const another: Text = text(
  'Choose another one, or leave the question out where that is possible.',
  '请选择其他项；可以不填的，也可以不填。',
);
