import type { CaseLink, Pack, Procedure } from '#law/pack';
import { isByLaw, isPersons, listensTo } from './kin.ts';

/**
 * Challenges that a place hangs on: a case comes there only because such a challenge is pending, and each way in which that challenge can then end
 * leads out of it, as a stay lasts until the court or the reviewing body has decided. The case has no means of its own to leave such a place. It
 * counts on the end of the challenge, as it counts on the end of a child: that the other case can end is promised and proved of that procedure itself.
 */
export const hangsOn = (pack: Pack, procedure: Procedure, place: string): ReadonlySet<string> => {
  const none: ReadonlySet<string> = new Set();
  if (procedure.states[place] === undefined) return none;
  const entering = Object.values(procedure.orders).filter(({ to }) => to === place);
  if (entering.length === 0 || entering.some((order) => isPersons(order) || !isByLaw(order) || order.from === 'opening')) return none;
  const names = new Set(entering.map(({ name }) => name));
  if (byItself(procedure).some((name) => names.has(name))) return none;

  const hung = new Set<string>();
  for (const link of Object.values(procedure.cases)) {
    const at = Object.keys(link.then).filter((key) => link.then[key]!.some((name) => names.has(name)));
    if (at.length === 0) continue;
    const theirs = link.procedure === undefined ? undefined : pack.procedures[link.procedure];
    if (link.link !== 'challenge' || theirs === undefined || at.some((key) => theirs.states[key] === undefined)) return none;
    if (!endingsFrom(theirs, at).every((ending) => leadsOut(procedure, place, link, ending))) return none;
    hung.add(link.name);
  }
  return hung;
};

/** Orders by law that follow from the case itself: from a clock, a vote or a list. */
const byItself = ({ clocks, states, onEntry }: Procedure): readonly string[] => [
  ...Object.values(clocks).flatMap(({ silence }) => silence),
  ...Object.values(states).flatMap(({ vote }) => (vote === undefined ? [] : Object.values(vote.then))),
  ...Object.values(onEntry).flatMap(({ then }) => Object.values(then).flat()),
];

/** Endings that can come once a case has been in one of these states, whatever its guards say. */
const endingsFrom = ({ orders, endings }: Procedure, states: readonly string[]): readonly string[] => {
  const reached = new Set(states);
  for (const place of reached)
    for (const { from, to } of Object.values(orders))
      if (to !== undefined && endings[place] === undefined && (from === 'open' || (from !== 'opening' && from.includes(place))))
        reached.add(to);
  return [...reached].filter((place) => endings[place] !== undefined);
};

/** An order without a condition: one that may be refused would leave the case where nothing moves it any more. */
const leadsOut = ({ orders }: Procedure, place: string, link: CaseLink, ending: string): boolean =>
  listensTo(link, ending, true).some((name) => {
    const order = orders[name];
    return (
      order?.to !== undefined && order.to !== place && order.guards.length === 0 && order.from !== 'opening' && order.from.includes(place)
    );
  });
