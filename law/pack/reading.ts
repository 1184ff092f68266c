import { edgesOf, placesOf, reachedFrom } from './graph.ts';
import type { Fact, Inside, Pack, Procedure } from './model.ts';

/** What the law of a procedure says of its readers: orders, states and endings suffice. */
type Acting = Pick<Procedure, 'orders' | 'states'>;

/** Roles that give orders in a procedure or are waited for there, whatever they are. */
export const rolesOf = ({ orders, states }: Acting): readonly string[] => [
  ...new Set([...Object.values(orders).flatMap((order) => order.by), ...Object.values(states).flatMap((state) => state.waits ?? [])]),
];

/** The same without `anyone` and `law`. */
export const officialsOf = (procedure: Acting): readonly string[] =>
  rolesOf(procedure).filter((role) => role !== 'anyone' && role !== 'law');

/** States in which a role may give an order or is waited for; of an order that opens a case, the state that it leads to. */
export const actsIn = ({ orders, states }: Acting, role: string): readonly string[] => {
  const own = Object.values(orders).filter(({ by }) => by.includes(role));
  const acts = new Set(
    own.flatMap(({ from, to }) => (from === 'opening' ? (to === undefined ? [] : [to]) : from === 'open' ? Object.keys(states) : from)),
  );
  return Object.values(states).flatMap(({ name, waits }) => (waits === role || acts.has(name) ? [name] : []));
};

/** Offices of the roles that act in a procedure. */
export const actingOffices = (pack: Pack, procedure: Procedure): ReadonlySet<string> =>
  new Set(officialsOf(procedure).flatMap((role) => officeOf(pack, role)));

/** Offices that act where a state is sealed: the statistical wall is theirs. */
export const walledOffices = (pack: Pack): ReadonlySet<string> =>
  new Set(
    Object.values(pack.procedures)
      .filter(({ states }) => Object.values(states).some(({ shown }) => shown === 'sealed'))
      .flatMap((procedure) => [...actingOffices(pack, procedure)]),
  );

const officeOf = (pack: Pack, name: string): readonly string[] => {
  const role = pack.roles[name];
  return role?.is === 'official' ? [role.office] : [];
};

/**
 * Roles of offices that read a case of this procedure while it stands in this state: the one rule that the pages, the lists and the prover ask.
 * A state `shown: workers` is read by those of them alone who work on the case, which is not looked at here.
 */
export const readersIn = (pack: Pack, procedure: Procedure, state: string): readonly string[] => {
  const place = procedure.states[state] ?? procedure.endings[state];
  if (place === undefined) return [];
  const named = Object.values(procedure.reads).flatMap((reads) => (reads.in.includes(state) ? [reads.role] : []));
  const inside = named.filter((role) => isInside(place.inside, role));
  if (place.shown !== 'sealed') return inside;
  const walled = walledOffices(pack);
  return inside.filter((role) => officeOf(pack, role).some((office) => walled.has(office)));
};

/**
 * Those of them that read a fact there. A personal one is closed to every role that `reads` does not name for it.
 * @param isSealed whether this fact is still closed to the office, as `sealed` says of it
 */
export const factReadersIn = (
  pack: Pack,
  procedure: Procedure,
  state: string,
  fact: Fact,
  isSealed: (name: string) => boolean = (name) => procedure.sealed.includes(name),
): readonly string[] => {
  if (isSealed(fact.name)) return [];
  const walled = fact.shown === 'sealed' ? walledOffices(pack) : undefined;
  return readersIn(pack, procedure, state).filter(
    (role) =>
      isInside(fact.inside, role) &&
      (walled === undefined || officeOf(pack, role).some((office) => walled.has(office))) &&
      (!isPersonal(pack.facts, fact) || procedure.reads[role]?.personal[fact.name]?.includes(state) === true),
  );
};

/** Personal, or rows of which a part is. */
export const isPersonal = (facts: Pack['facts'], { personal, type }: Pick<Fact, 'personal' | 'type'>): boolean =>
  personal || (type.kind === 'list' && type.of.some((part) => facts[part]?.personal === true));

const isInside = (inside: Inside | undefined, role: string): boolean =>
  inside === undefined || inside === 'workers' || inside.includes(role);

/**
 * Roles that read a case from one that hangs on it: a child that is not kept apart, or a challenge. They read it as their own case needs it while
 * that one is open, and nothing personal. With `places`,
 * only through cases that can be open there: before anything can be challenged, no challenge hangs on it.
 */
export const reviewersOf = (pack: Pack, procedure: Procedure, places: readonly string[] = []): readonly string[] => [
  ...new Set(
    Object.values(procedure.cases).flatMap(({ name, link, apart, procedure: other }) =>
      ((link === 'child' && !apart) || link === 'challenge') && (places.length === 0 || hangsIn(procedure, name, places))
        ? Object.keys(pack.procedures[other ?? '']?.reads ?? {})
        : [],
    ),
  ),
];

/** Can a case of this name be open while the one it hangs on stands in one of these places? It is opened somewhere, and stays open on every way from there. */
const hangsIn = (procedure: Procedure, name: string, places: readonly string[]): boolean => {
  const challenged = [...Object.values(procedure.states), ...Object.values(procedure.endings)].filter(({ challenges }) =>
    challenges.includes(name),
  );
  const opening = Object.values(procedure.orders).filter(({ opens }) => opens === name);
  const starts = [
    ...challenged.map((place) => place.name),
    ...opening.flatMap((order) => [...placesOf(order, procedure), ...(order.to === undefined ? [] : [order.to])]),
  ];
  const edges = edgesOf(procedure);
  const reached = reachedFrom(starts, (place) => edges.filter(({ from }) => from === place).map(({ to }) => to));
  return places.some((place) => reached.has(place));
};
