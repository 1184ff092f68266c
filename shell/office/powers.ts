import type { Day, Text } from '#law/ground';
import type { Pack, PowerKind } from '#law/pack';
import type { Office } from '#shell/ledger';
import { say } from './say.ts';
import { anyOf, titleOfName } from './view/index.ts';

/** The roles that have a power of the office; none where the pack does not name it. */
export const rolesWith = (pack: Pack, power: PowerKind): readonly string[] => pack.powers[power]?.by ?? [];

/** Whether one of these roles has the power. */
export const gives = (pack: Pack, power: PowerKind, roles: readonly string[]): boolean =>
  rolesWith(pack, power).some((role) => roles.includes(role));

/** Whether a person has a power of the office on a day, in a post of their own or for an absent colleague; nobody has one while away. */
export const hasPower = (pack: Pack, office: Pick<Office, 'posts'>, person: string | undefined, power: PowerKind, on: Day): boolean =>
  person !== undefined && gives(pack, power, office.posts(person, on));

/** The persons who have a power in a post of their own on a day, away or not, in no order. */
export const holdersOfPower = (pack: Pack, office: Pick<Office, 'holdersOf'>, power: PowerKind, on: Day): readonly string[] => [
  ...new Set(rolesWith(pack, power).flatMap((role) => office.holdersOf(role, on))),
];

/** The powers that an office cannot be without, and that the person alone holds on a day: if they went, nobody could give them back. */
export const heldAlone = (pack: Pack, office: Pick<Office, 'holdersOf'>, person: string, on: Day): readonly PowerKind[] =>
  (['add-people', 'give-posts'] as const).filter((power) => {
    const holders = holdersOfPower(pack, office, power, on);
    return holders.length === 1 && holders[0] === person;
  });

/** Why somebody without the power may not do it, naming the posts that may. */
export const forPower = (pack: Pack, power: PowerKind): { readonly text: Text; readonly wayOut: Text } => {
  const roles = rolesWith(pack, power);
  const who = anyOf(roles.map((role) => titleOfName(pack, role)));
  return {
    text: roles.length === 0 ? say('forPower.theRulesOfThis') : say('forPower.thisIsFor', { who }),
    wayOut: say('forPower.askSomebodyWhoHolds'),
  };
};
