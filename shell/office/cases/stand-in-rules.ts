import type { RefusalView } from '#contract';
import type { Day, Text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Office } from '#shell/ledger';
import { listed, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** Who is to stand in for whom, from one day to another; in these roles, or in all that the absent person holds. */
export interface StandInWanted {
  readonly person: string;
  readonly deputy: string;
  readonly from: Day;
  readonly until: Day;
  readonly today: Day;
  readonly roles?: readonly string[] | undefined;
}

/** What a delegation may give: absent roles, each with the other roles whose holders the pack lets stand in for it. */
export interface StandIn {
  readonly roles: readonly string[];
  readonly allowed: Readonly<Record<string, readonly string[]>>;
}

interface Held {
  readonly role: string;
  readonly office: string;
}

export interface StandInRefused extends Pick<RefusalView, 'refusal'> {
  readonly text: Text;
  readonly wayOut: Text;
}

/**
 * Whether a colleague may stand in, and in which roles. A deputy holds a post of the same role and office in their own right, or one that the pack
 * names under `stand-ins`; what they themselves hold for somebody else is not passed on. Looked at today, if the absence has begun, else on its first day.
 */
export const standInFor = (pack: Pack, office: Office, wanted: StandInWanted): StandIn | StandInRefused => {
  const { person, deputy, from, until, today, roles: asked } = wanted;
  const on = from <= today && today <= until ? today : from;
  if (deputy === person) return no('notInDomain', say('standInFor.nobodyStandsInFor'));
  const held = office.postsHeld(person, on);
  const lendable = held.filter(({ role }) => asked?.includes(role) ?? true);
  const strange = asked?.find((role) => !held.some((post) => post.role === role));
  if (held.length === 0 || lendable.length === 0 || strange !== undefined) {
    const role = strange === undefined ? undefined : titleOfName(pack, strange);
    return no('notHeld', role === undefined ? say('standInFor.whoHoldsNoPost') : say('standInFor.thePostOfIs', { role }));
  }
  if (isAwayIn(office, deputy, from, until)) return no('deputyAway', say('standInFor.thisColleagueIsAway'));
  const own = office.postsHeld(deputy, on);
  const may = (to: readonly Held[], { role, office: at }: Held): boolean =>
    to.some((post) => post.office === at && (post.role === role || standInsOf(pack, role).includes(post.role)));
  const fit = lendable.filter((post) => may(own, post));
  const outside = lendable.find((post) => !may(own, post));
  if (fit.length === 0 || (asked !== undefined && outside !== undefined)) {
    const lent = office.lent(deputy, on);
    if (
      lent.some(
        ({ role, office: at }) =>
          lendable.some((post) => post.role === role && post.office === at) ||
          (outside !== undefined && may([{ role, office: at }], outside)),
      )
    )
      return no('deputyOfDeputy', say('standInFor.thisColleagueHoldsSuch'));
    return no('deputyOutside', outsideWords(pack, (outside ?? lendable[0]!).role));
  }
  const allowed = Object.fromEntries(
    fit.flatMap(({ role }) => (standInsOf(pack, role).length === 0 ? [] : [[role, standInsOf(pack, role)] as const])),
  );
  return { roles: fit.map(({ role }) => role), allowed };
};

const standInsOf = (pack: Pack, role: string): readonly string[] => {
  const found = pack.roles[role];
  return found?.is === 'official' ? found.standIns : [];
};

const isAwayIn = (office: Office, person: string, from: Day, until: Day): boolean =>
  office.absencesOf(person).some((span) => span.from <= until && (span.until === undefined || span.until >= from));

const outsideWords = (pack: Pack, role: string): Text => {
  const who = listed([role, ...standInsOf(pack, role)].map((each) => titleOfName(pack, each)));
  const of = titleOfName(pack, role);
  return say('outsideWords.forOnlyAColleague', { of, who });
};

const wayOut = say('wayOut.nameAnotherColleagueOr');

const no = (refusal: string, words: Text): StandInRefused => ({ refusal, text: words, wayOut });
