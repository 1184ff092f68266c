import type { RefusalView } from '#contract';
import { type Day, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Office } from '#shell/ledger';
import { listed, titleOfName } from '../view/index.ts';

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
  if (deputy === person) return no('notInDomain', text('Nobody stands in for themselves.', '不得由本人代理本人。'));
  const held = office.postsHeld(person, on);
  const lendable = held.filter(({ role }) => asked?.includes(role) ?? true);
  const strange = asked?.find((role) => !held.some((post) => post.role === role));
  if (held.length === 0 || lendable.length === 0 || strange !== undefined) {
    const role = strange === undefined ? undefined : titleOfName(pack, strange);
    return no(
      'notHeld',
      role === undefined
        ? text('Who holds no post has none that another could act in.', '本人没有岗位，无需代理。')
        : text(`The post of ${role.en} is not held on that day, so nobody stands in for it.`, `当日未担任${role.zh}，不能代理。`),
    );
  }
  if (isAwayIn(office, deputy, from, until))
    return no('deputyAway', text('This colleague is away in that time as well.', '该同事在此期间也不在岗。'));
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
      return no(
        'deputyOfDeputy',
        text(
          'This colleague holds such a post only for somebody else, and that is not passed on.',
          '该同事只是代他人担任该岗位，不得转代理。',
        ),
      );
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
  return text(
    `For ${of.en} only a colleague of the same office stands in who holds one of these posts: ${who.en}.`,
    `代理${of.zh}的，应当是同一机关担任下列岗位之一的同事：${who.zh}。`,
  );
};

const wayOut = text('Name another colleague, or note the absence without a stand-in.', '请另选同事，或者仅登记缺勤而不指定代理人。');

const no = (refusal: string, words: Text): StandInRefused => ({ refusal, text: words, wayOut });
