import type { Answering, Choices } from '#contract';
import { balanceOf, CaseScope, givenBehind, isOpen, movesOf, refuse } from '#law/case';
import { ok, type Refusal, type Text } from '#law/ground';
import type { Register } from '#law/pack';
import type { RegisterRow } from '#shell/registers';
import { sightOf } from '../case-words.ts';
import { titleOfRow } from '../public/register-columns.ts';
import { accountCell, refusalView } from '../view/index.ts';
import { decided, settledWith } from './asked.ts';
import { askOf } from './asking.ts';
import type { Asking } from './asking-about.ts';
import { notFound } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday } from './look.ts';
import { say } from './say.ts';

type Choice = Choices['choices'][number];

const most = 8;

/**
 * What a question that names an entry of a public register may be answered with. Each entry is tried as the answer: where the order would be refused
 * because of it, whatever else is answered, it is told here and not only when the order is given. Nothing for what is no public register.
 */
export const choices =
  (desk: Desk): Answering<'choices'> =>
  async ({ person }, { procedure, order, fact, body }) => {
    const pack = packToday(desk);
    const type = pack.facts[fact]?.type;
    const register = type?.kind === 'case' ? pack.registers[type.of] : undefined;
    if (pack.procedures[procedure]?.orders[order]?.needs.some((need) => need.fact === fact) !== true) return notFound(fact);
    if (register?.shown !== 'public') return ok({ choices: [] });
    const { rows } = await desk.keeper.store.registerRows({ register: register.name, text: body.q, struck: 'no', limit: most });
    return askOf(desk, person, { procedure, order, gives: body.gives, about: body.about }, (asking): Choices => {
      const list = rows.map((row) => choiceOf(asking, register, fact, row));
      // What can be chosen comes first.
      return { choices: list.toSorted((a, b) => Number(a.refusal !== undefined) - Number(b.refusal !== undefined)) };
    });
  };

const choiceOf = (asking: Asking, register: Register, fact: string, row: RegisterRow): Choice => {
  const { look, pack } = asking;
  // Asked for by its number, so that it is there with all that its account reads.
  const named = look.world.reference(register.name, row.number);
  const refusal = refusalWith(asking, fact, row.number);
  const file = look.files.get(named?.case ?? '');
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
const refusalWith = ({ look, pack, def, base, gives }: Asking, fact: string, number: string): Refusal | undefined => {
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

const another: Text = say('another.chooseAnotherOneOr');
