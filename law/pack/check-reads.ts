import { namesInText } from '#law/ground';
import type { OrderDef, Pack, Procedure } from './model.ts';
import type { Context } from './names.ts';
import { packSaysWhoReads } from './read-reads.ts';
import { actsIn, factReadersIn, isPersonal, officialsOf } from './reading.ts';
import { say } from './say.ts';

/** Who acts can read what it acts on, who reads has a reason to, and what is sealed is opened with reasons that are told. */
export const checkReads = (procedure: Procedure, pack: Pack, ctx: Context): void => {
  if (packSaysWhoReads(ctx)) {
    checkActing(procedure, pack, ctx);
    checkIdle(procedure, ctx);
    checkPersonal(procedure, pack, ctx);
  }
  for (const order of Object.values(procedure.orders)) if (order.unseals.length > 0) checkUnsealing(order, pack, ctx);
};

/** A role that may act where it does not read cannot do what it may. */
const checkActing = (procedure: Procedure, pack: Pack, ctx: Context): void => {
  for (const role of officialsOf(procedure).filter((name) => pack.roles[name]?.is === 'official')) {
    const reads = procedure.reads[role];
    const blind = actsIn(procedure, role).filter((state) => !(reads?.in ?? []).includes(state));
    if (reads !== undefined && blind.length === 0) continue;
    const where = namesInText(blind);
    const message =
      blind.length === 0
        ? say('checkActing.mayActInAnd', { role, procedure: procedure.name })
        : say('checkActing.mayActInAndDoesNot', { role, where });
    ctx.report('reads/missing', reads?.at ?? procedure.at, message, say('checkActing.writeItUnderAs', { role }));
  }
};

const checkIdle = (procedure: Procedure, ctx: Context): void => {
  const acting = officialsOf(procedure);
  for (const { role, why, at } of Object.values(procedure.reads)) {
    if (acting.includes(role) || why !== undefined) continue;
    ctx.report('reads/idle', at, say('checkIdle.readsAndNeverActs', { role, procedure: procedure.name }), say('checkIdle.removeItOrSay'));
  }
};

/** What nobody of the office reads is not asked for (in Chinese law PIPL 6). */
const checkPersonal = (procedure: Procedure, pack: Pack, ctx: Context): void => {
  const places = [...Object.keys(procedure.states), ...Object.keys(procedure.endings)];
  for (const { name, needs, at } of Object.values(procedure.orders)) {
    for (const { fact: needed } of needs) {
      const fact = pack.facts[needed];
      if (
        fact === undefined ||
        !isPersonal(pack.facts, fact) ||
        places.some((place) => factReadersIn(pack, procedure, place, fact, () => false).length > 0)
      )
        continue;
      ctx.report(
        'reads/nobody',
        at,
        say('checkPersonal.asksForWhichIs', { name, needed }),
        say('checkPersonal.sayUnderWhichRole', { needed }),
      );
    }
  }
};

/** A seal is opened by a person of an office, with reasons, and the person whose name it is is told. */
const checkUnsealing = ({ name, by, needs, letter, at }: OrderDef, pack: Pack, ctx: Context): void => {
  const stranger = by.find((role) => pack.roles[role]?.is !== 'official');
  if (stranger !== undefined)
    ctx.report('seal/role', at, say('checkUnsealing.opensASealBut', { name, stranger }), say('checkUnsealing.nameUnderTheRole'));
  if (!needs.some(({ fact, optional }) => !optional && isReason(pack, fact)))
    ctx.report('seal/reasons', at, say('checkUnsealing.opensASealAnd', { name }), say('checkUnsealing.letItNeedA'));
  if (letter === undefined || (pack.letters[letter]?.to ?? 'party') !== 'party')
    ctx.report('seal/untold', at, say('checkUnsealing.opensASealAndNobodyTells', { name }), say('checkUnsealing.addOneThatGoes'));
};

const isReason = (pack: Pack, name: string): boolean => {
  const fact = pack.facts[name];
  return fact?.type.kind === 'text' && fact.source.kind === 'given' && fact.source.from.includes('office');
};
