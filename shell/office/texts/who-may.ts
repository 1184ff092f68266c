import type { Mark, RefusalView } from '#contract';
import type { Text } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { rolesWith } from '../powers.ts';
import { anyOf, marksOf, orderTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** Who may give a text and who may put one in force, and what in the pack says so. */
export interface TextRoles {
  readonly give: readonly string[];
  readonly install: readonly string[];
  /** The step by which the law adopts a rule; missing where it has none. */
  readonly adopting?: { readonly procedure: Procedure; readonly order: OrderDef };
}

/**
 * A text of the law is given and installed by the roles that the pack names under `give-texts` and `install-texts`. Where it names none, it is installed by
 * the role that adopts a rule by that law, and given by the role that drafts one: the orders of its procedures of kind `rule` say who that is.
 */
export const textRoles = (pack: Pack): TextRoles => {
  const [named, installers] = [rolesWith(pack, 'give-texts'), rolesWith(pack, 'install-texts')];
  if (installers.length > 0) return { give: named.length > 0 ? named : installers, install: installers };
  for (const procedure of Object.values(pack.procedures)) {
    if (procedure.kind !== 'rule') continue;
    const adopted = adoptedStays(procedure);
    const order = Object.values(procedure.orders).find(
      ({ to, by }) => to !== undefined && adopted.has(to) && officials(pack, by).length > 0,
    );
    if (order === undefined) continue;
    const install = officials(pack, order.by);
    const drafts = Object.values(procedure.orders).filter(({ from }) => from === 'opening');
    const give = [...new Set([...drafts.flatMap(({ by }) => officials(pack, by)), ...install])];
    return { give, install, adopting: { procedure, order } };
  }
  return { give: [], install: [] };
};

/** Where a rule stands once it is adopted: granted, or where nobody's order but time's alone leads to that. */
export const adoptedStays = ({ states, endings, orders }: Procedure): ReadonlySet<string> => {
  const granted = Object.values(endings).flatMap(({ name, kind }) => (kind === 'granted' ? [name] : []));
  const leaving = (state: string) =>
    Object.values(orders).filter(({ from }) => from === 'open' || (from !== 'opening' && from.includes(state)));
  const waiting = Object.keys(states).filter((state) => {
    const next = leaving(state);
    return next.length > 0 && next.every(({ by, to }) => by.every((role) => role === 'law') && to !== undefined && granted.includes(to));
  });
  return new Set([...granted, ...waiting]);
};

const officials = (pack: Pack, by: readonly string[]): readonly string[] => by.filter((role) => pack.roles[role]?.is === 'official');

const rolesInWords = (pack: Pack, roles: readonly string[]): Text => anyOf(roles.map((role) => titleOfName(pack, role)));

const marksFor = (pack: Pack, { adopting }: TextRoles): readonly Mark[] => (adopting === undefined ? [] : marksOf(pack, adopting.order));

export const whoInWords = (pack: Pack): { readonly text: Text; readonly marks: Mark[] } => {
  const roles = textRoles(pack);
  const [give, install] = [rolesInWords(pack, roles.give), rolesInWords(pack, roles.install)];
  const { adopting } = roles;
  const why =
    adopting === undefined
      ? say('whoInWords.soTheRulesSay')
      : say('whoInWords.asTheLawHas', {
          procedure: orderTitle(pack, adopting.procedure, adopting.order.name),
          adoptingProcedure: adopting.procedure.title,
        });
  return {
    text: say('whoInWords.givenByPutIn', { give, install, why }),
    marks: [...marksFor(pack, roles)],
  };
};

export type TextAct = 'give' | 'install' | 'take-back' | 'set-aside';

/**
 * Why somebody may not do this with a text. The person who gave it does not install it and does not take it back: two persons stand for a change of the law.
 * Setting aside what is not decided on yet is also for the person who gave it.
 */
export const notThisPerson = (
  pack: Pack,
  act: TextAct,
  { person, posts }: { readonly person?: string; readonly posts: readonly string[] },
  givenBy?: string,
): RefusalView | undefined => {
  const roles = textRoles(pack);
  const marks = [...marksFor(pack, roles)];
  const isOwn = givenBy !== undefined && givenBy === person;
  if (act === 'set-aside' && isOwn) return undefined;
  const wanted = act === 'give' ? roles.give : roles.install;
  if (!wanted.some((role) => posts.includes(role))) {
    const who = rolesInWords(pack, wanted);
    return {
      refusal: 'notThisRole',
      text: say('notThisPerson.thisIsFor', { who }),
      wayOut: say('notThisPerson.somebodyWhoHoldsSuch'),
      marks,
    };
  }
  if (act !== 'give' && isOwn)
    return {
      refusal: 'actedBefore',
      text: say('notThisPerson.youGaveThisText'),
      wayOut: say('notThisPerson.aSecondPersonDecides'),
      marks,
    };
  return undefined;
};
