import { namesInText, text as said } from '#law/ground';
import type { OrderDef, Pack, Procedure } from './model.ts';
import type { Context } from './names.ts';
import { packSaysWhoReads } from './read-reads.ts';
import { actsIn, factReadersIn, isPersonal, officialsOf } from './reading.ts';

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
        ? said(`\`${role}\` may act in \`${procedure.name}\` and does not read it`, `\`${role}\`可以办理\`${procedure.name}\`，却不得查阅`)
        : said(`\`${role}\` may act in ${where.en} and does not read the case there`, `\`${role}\`可以在${where.zh}中办理，却不得查阅案件`);
    ctx.report(
      'reads/missing',
      reads?.at ?? procedure.at,
      message,
      said(
        `write it under \`reads\`, as \`${role}: acts\` or \`${role}: all\``,
        `请写入\`reads\`，如\`${role}: acts\`或者\`${role}: all\``,
      ),
    );
  }
};

const checkIdle = (procedure: Procedure, ctx: Context): void => {
  const acting = officialsOf(procedure);
  for (const { role, why, at } of Object.values(procedure.reads)) {
    if (acting.includes(role) || why !== undefined) continue;
    ctx.report(
      'reads/idle',
      at,
      said(`\`${role}\` reads \`${procedure.name}\` and never acts in it`, `\`${role}\`可以查阅\`${procedure.name}\`，却从不办理`),
      said('remove it, or say in a `note` of its own what it reads it for', '请删去，或者在其自身的`note`中说明查阅的用途'),
    );
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
        said(
          `\`${name}\` asks for \`${needed}\`, which is personal, and nobody of the office reads it`,
          `\`${name}\`要求填报个人信息\`${needed}\`，而机关中无人可以查阅`,
        ),
        said(
          `say under \`reads\` which role needs it: \`officer: { in: all, personal: [${needed}] }\`, or do not ask for it`,
          `请在\`reads\`中写明哪一角色需要：\`officer: { in: all, personal: [${needed}] }\`，或者不要求填报`,
        ),
      );
    }
  }
};

/** A seal is opened by a person of an office, with reasons, and the person whose name it is is told. */
const checkUnsealing = ({ name, by, needs, letter, at }: OrderDef, pack: Pack, ctx: Context): void => {
  const stranger = by.find((role) => pack.roles[role]?.is !== 'official');
  if (stranger !== undefined)
    ctx.report(
      'seal/role',
      at,
      said(`\`${name}\` opens a seal, but \`${stranger}\` is no role of an office`, `\`${name}\`用于启封，而\`${stranger}\`不是机关角色`),
      said('name under `by` the role that answers for it', '请在`by`中写明负责启封的角色'),
    );
  if (!needs.some(({ fact, optional }) => !optional && isReason(pack, fact)))
    ctx.report(
      'seal/reasons',
      at,
      said(`\`${name}\` opens a seal and asks for no reasons`, `\`${name}\`用于启封，却未要求说明理由`),
      said('let it need a text that the office gives, as `needs: [reasons]`', '请要求填报由机关提供的文字，如`needs: [reasons]`'),
    );
  if (letter === undefined || (pack.letters[letter]?.to ?? 'party') !== 'party')
    ctx.report(
      'seal/untold',
      at,
      said(`\`${name}\` opens a seal, and nobody tells the person whose name it is`, `\`${name}\`用于启封，却未告知被启封的本人`),
      said('add `letter`: one that goes to the parties', '请增加发给当事人的`letter`'),
    );
};

const isReason = (pack: Pack, name: string): boolean => {
  const fact = pack.facts[name];
  return fact?.type.kind === 'text' && fact.source.kind === 'given' && fact.source.from.includes('office');
};
