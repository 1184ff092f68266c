import type { OfferView } from '#contract';
import { isSittingOrder, type Offer, offers } from '#law/case';
import { sittingRefusedBy } from '#law/committee';
import type { Text } from '#law/ground';
import type { OrderDef, Procedure } from '#law/pack';
import { quorumIn } from '../meetings/carry.ts';
import { capital, marksOf, orderTitle, questionOf, refusalView, statusOf, stayTitle, titled, titleOfName } from '../view/index.ts';
import { askedNow } from './asked.ts';
import { isDangerous } from './danger.ts';
import { explainedRole } from './delegation.ts';
import { maySeeFact, type Seen } from './look.ts';
import { choicesOf, stoppedLater } from './proposal-view.ts';
import { say } from './say.ts';
import type { Names } from './who.ts';

/** The orders that this reader might give, lawful ones first, the usual next one marked; each other with its reason. */
export const offersFor = (seen: Seen, names?: Names): readonly OfferView[] => {
  const { look, live, reader } = seen;
  const all = offers(look.world, live.id, reader.person)
    .filter((offer) => isForReader(seen, offer))
    .map((offer) => inMeeting(seen, offer))
    .map((offer) =>
      offer.refusal === undefined
        ? offer
        : { ...offer, refusal: explainedRole(offer.refusal, look.office, undefined, reader.person, look.today) },
    );
  const usual = usualNext(seen, all, seen.reader.person, stopsLater(seen));
  const views = all.map((offer) => offerView(seen, offer, offer.order === usual, names));
  const rank = (offer: OfferView): number => (offer.usual ? 0 : offer.lawful ? (offer.danger ? 2 : 1) : 3);
  return views.toSorted((a, b) => rank(a) - rank(b));
};

/** A proposal that the person who decides could not order today is lawful, and nobody is led to it. */
export const stopsLater =
  ({ look, live, reader }: Pick<Seen, 'look' | 'live' | 'reader'>) =>
  (def: OrderDef): boolean =>
    stoppedLater(look, live, def, reader) !== undefined;

/** A meeting in session says when its items are voted on, and where attendance is taken. */
const inMeeting = ({ look, live, pack, procedure }: Seen, offer: Offer): Offer => {
  if (offer.def !== undefined || offer.refusal !== undefined || !isSittingOrder(procedure, offer.order)) return offer;
  const quorum = quorumIn(look.world, live);
  const refusal = sittingRefusedBy(
    look.office.meetings.values(),
    live.id,
    offer.order,
    quorum,
    procedure.states[live.state]?.basis ?? pack.basis,
  );
  return refusal === undefined ? offer : { ...offer, refusal };
};

/** An official sees what the office may do, a party what parties may, everybody what anybody may. */
const isForReader = ({ pack, place, procedure, live, reader }: Seen, { def }: Offer): boolean => {
  if (def === undefined) {
    const chairs = procedure.states[live.state]?.waits;
    return place.member || (chairs !== undefined && reader.posts.includes(chairs));
  }
  return def.by.some((role) => {
    if (role === 'law') return false;
    if (role === 'anyone') return reader.person === undefined || place.partyRoles.length === 0;
    return pack.roles[role]?.is === 'party' ? place.partyRoles.length > 0 : place.official;
  });
};

/** The natural next step: the first lawful order of a person who is waited for that brings the case on without ending it badly. */
export const usualNext = (
  { procedure, live }: Pick<Seen, 'procedure' | 'live'>,
  all: readonly Offer[],
  person?: string,
  stops: (def: OrderDef) => boolean = () => false,
): string | undefined => {
  const state = procedure.states[live.state];
  if (state?.waits === undefined) return undefined;
  if (state.vote !== undefined) return usualInSitting(live, all, person);
  const lawful = all.flatMap(({ def, refusal }) =>
    def !== undefined && refusal === undefined && def.by.includes(state.waits!) ? [def] : [],
  );
  const harmless = lawful.filter((def) => !isDangerous(procedure, def));
  // To merge or to close is for a person to think of, however early the law names it.
  const usual = harmless.filter((def) => !['merged', 'closed'].includes(procedure.endings[def.to ?? '']?.kind ?? ''));
  const on = usual.filter((def) => bringsOn(procedure, live.state, def));
  const been = new Set(live.stays.map(({ state: visited }) => visited));
  // On rather than back: a draft that is returned has been where it goes.
  const ranked = [
    ...on.filter((def) => !been.has(def.to!)),
    ...on,
    ...usual.filter(({ to }) => to !== undefined && to !== live.state),
    ...usual,
    ...harmless,
  ];
  return ranked.find((def) => !stops(def))?.name;
};

/** Whether `usualNext` could name it at all: to find the usual next order alone, no other has to be tried. */
export const mayBeUsual = ({ procedure, live }: Pick<Seen, 'procedure' | 'live'>) => {
  const state = procedure.states[live.state];
  return (def: OrderDef): boolean =>
    state?.waits !== undefined &&
    state.vote === undefined &&
    def.by.includes(state.waits) &&
    (def.from === 'open' || def.from.includes(live.state)) &&
    !isDangerous(procedure, def);
};

/** A member attends first; anyone who keeps the meeting closes the vote once somebody is there. Which way to vote, nobody suggests. */
const usualInSitting = (live: Seen['live'], all: readonly Offer[], person: string | undefined): string | undefined => {
  const isLawful = (name: string): boolean => all.some(({ order, refusal }) => order === name && refusal === undefined);
  const attending = live.sitting?.attending ?? [];
  const attends = person !== undefined && attending.includes(person);
  if (!attends && isLawful('attend')) return 'attend';
  return attending.length > 0 && isLawful('close-vote') ? 'close-vote' : undefined;
};

/** Into another state, to no bad ending, and not where the clock would only stand still. */
export const bringsOn = (procedure: Procedure, state: string, def: OrderDef): boolean =>
  def.to !== undefined &&
  def.to !== state &&
  !isDangerous(procedure, def) &&
  !Object.values(procedure.clocks).some((clock) => clock.runs.includes(state) && clock.pausedIn.includes(def.to!));

const offerView = (seen: Seen, { order, def, refusal, role }: Offer, usual: boolean, names?: Names): OfferView => {
  const { pack, procedure } = seen;
  const state = procedure.states[seen.live.state];
  const base = {
    order,
    title: capital(orderTitle(pack, procedure, order)),
    lawful: refusal === undefined,
    usual: usual && refusal === undefined,
    ...(refusal === undefined ? {} : { refusal: refusalView(pack, masked(seen, refusal), maySeeFact(seen), procedure) }),
    ...(role === undefined ? {} : { role: titled(pack, role) }),
  };
  if (def === undefined) {
    return {
      ...base,
      needs: [],
      danger: false,
      marks: state === undefined ? [] : [...marksOf(pack, state)],
      ...(state === undefined ? {} : sittingNext(order)),
    };
  }
  const proposes = refusal === undefined ? choicesOf(seen, def, names) : undefined;
  return {
    ...base,
    ...(proposes === undefined ? {} : { proposes }),
    needs: askedNow(seen, def).map((need) => questionOf(pack, need)),
    ...nextOf(seen, def),
    ...(def.letter === undefined ? {} : { letter: titled(pack, def.letter) }),
    danger: isDangerous(procedure, def),
    marks: [...marksOf(pack, def)],
  };
};

/** What a refusal looked at may say where the case stands now; a reader who is not shown that is not told it here. */
const masked = ({ file, live }: Seen, refusal: NonNullable<Offer['refusal']>) =>
  file.state === live.state || refusal.about?.['state'] === undefined
    ? refusal
    : { ...refusal, about: { ...refusal.about, state: file.state } };

const sittingNext = (order: string): { readonly next?: Text } =>
  order === 'close-vote' ? { next: say('sittingNext.fixesTheCountWhat') } : {};

const nextOf = ({ pack, procedure }: Seen, def: OrderDef): Pick<OfferView, 'next' | 'to' | 'after'> => {
  const opens = def.opens === undefined ? undefined : procedure.cases[def.opens]?.procedure;
  if (def.to === undefined) {
    if (opens === undefined) return {};
    const title = pack.procedures[opens]!.title;
    return { next: say('nextOf.opensAnotherCase', { title }) };
  }
  const state = stayTitle(pack, procedure, def.to);
  const after = afterOf(pack, procedure, def);
  return {
    next: say('nextOf.theCaseThenStands', { state }),
    to: statusOf(pack, procedure, def.to),
    ...(after === undefined ? {} : { after }),
  };
};

/** Who comes after: of a two-person rule, that a second person decides. */
export const afterOf = (pack: Seen['pack'], procedure: Procedure, def: OrderDef): Text | undefined => {
  const state = procedure.states[def.to ?? ''];
  if (state?.waits === undefined) return undefined;
  const who = titleOfName(pack, state.waits);
  const second = Object.values(procedure.orders).some(
    (other) => other.from !== 'opening' && other.notBy.includes(def.name) && (other.from === 'open' || other.from.includes(state.name)),
  );
  const goes = say('afterOf.goesToThe', { who });
  return second ? say('afterOf.aSecondPersonDecides', { goes }) : goes;
};
