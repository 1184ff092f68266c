import type { CaseLink, OrderDef, Pack } from '#law/pack';
import type { Giving } from './check-order.ts';
import type { CaseFile } from './file.ts';
import type { Work } from './work.ts';
import type { Order } from './world.ts';

/** A case that listens to another, under the name by which it knows it, and what may follow there. */
export interface Listener {
  readonly listener: string;
  readonly as: string;
  readonly orders: readonly string[];
}

export const listenersOf = (work: Work, file: CaseFile): readonly Listener[] => {
  const ended = work.packOf(file.digest).procedures[file.opened.procedure]!.endings[file.state] !== undefined;
  const found: Listener[] = [];
  const add = (listener: CaseFile | undefined, as: string): void => {
    const link = listener === undefined ? undefined : work.packOf(listener.digest).procedures[listener.opened.procedure]!.cases[as];
    if (listener === undefined || link === undefined) return;
    const orders = link.then[file.state] ?? (ended ? link.then['*'] : undefined) ?? [];
    if (orders.length > 0) found.push({ listener: listener.id, as, orders });
  };
  const { parent, challenges, subject } = file.opened;
  if (parent !== undefined) add(work.files.get(parent.case), parent.as);
  if (challenges !== undefined) add(work.files.get(challenges.case), challenges.as);
  for (const other of work.files.values()) {
    if (other.opened.parent?.case !== file.id) continue;
    for (const link of Object.values(work.packOf(other.digest).procedures[other.opened.procedure]!.cases)) {
      if (link.link === 'opener' && link.procedure === file.opened.procedure) add(other, link.name);
    }
  }
  for (const name of namedBy(work, file)) add(work.files.get(name.listener), name.as);
  if (subject === undefined) return found;
  for (const other of work.files.values()) {
    if (other.id === file.id || other.opened.subject?.id !== subject.id) continue;
    for (const link of Object.values(work.packOf(other.digest).procedures[other.opened.procedure]!.cases)) {
      if (link.link === 'subject' && link.procedure === file.opened.procedure) add(other, link.name);
    }
  }
  return found;
};

/** Cases that this one names by a fact, and those that name it, where they listen to such a case. */
const namedBy = (work: Work, file: CaseFile): readonly Pick<Listener, 'listener' | 'as'>[] => {
  const pack = work.packOf(file.digest);
  const { procedure } = file.opened;
  const links = namingLinks(pack).filter((each) => each.link.procedure === procedure && Object.keys(each.link.then).length > 0);
  return links.flatMap(({ listening, link: { link, by, name } }) => {
    if (link === 'naming') {
      const type = pack.facts[by!]?.type;
      const value = file.facts[by!];
      if (type?.kind !== 'case' || typeof value !== 'string' || file.named[by!] === undefined) return [];
      work.world.reference(type.of, value);
      const named = work.files.get(file.named[by!]!);
      return named?.opened.procedure === listening ? [{ listener: named.id, as: name }] : [];
    }
    // Nobody can have named a case that this decision opens.
    const known = new Set(work.world.cases.has(file.id) ? work.world.naming(by!, file.id) : []);
    for (const other of work.files.values()) if (other.named[by!] === file.id) known.add(other.id);
    return [...known].flatMap((id) => {
      const other = work.files.get(id);
      return other?.opened.procedure === listening && other.named[by!] === file.id ? [{ listener: id, as: name }] : [];
    });
  });
};

interface NamingLink {
  readonly listening: string;
  readonly link: CaseLink;
}

const linksOfPacks = new WeakMap<Pack, readonly NamingLink[]>();

/** The links of a pack by which cases that name each other listen to each other. */
export const namingLinks = (pack: Pack): readonly NamingLink[] => {
  const kept = linksOfPacks.get(pack);
  if (kept !== undefined) return kept;
  const found = Object.values(pack.procedures).flatMap(({ name, cases }) =>
    Object.values(cases).flatMap((link) => (link.by === undefined ? [] : [{ listening: name, link }])),
  );
  linksOfPacks.set(pack, found);
  return found;
};

/** Which case each fact names that was given, of the facts by which cases listen to each other. */
export const namedIn = (work: Work, pack: Pack, facts: Order['gives']): Readonly<Record<string, string>> => {
  const naming = new Set(namingLinks(pack).map(({ link }) => link.by!));
  return Object.fromEntries(
    Object.entries(facts).flatMap(([fact, value]) => {
      const type = pack.facts[fact]?.type;
      if (!naming.has(fact) || type?.kind !== 'case' || typeof value !== 'string') return [];
      const named = work.world.reference(type.of, value)?.case;
      return named === undefined ? [] : [[fact, named] as const];
    }),
  );
};

/** What an order by law needs it takes from the case that brings it about, where it was given there: a result comes back to the case that asked for it. */
export const broughtAlong = (work: Work, def: OrderDef, { because }: Giving): Order['gives'] => {
  const other = because?.kind === 'case' ? work.files.get(because.case) : undefined;
  const pack = other === undefined ? undefined : work.packOf(other.digest);
  return Object.fromEntries(
    def.needs.flatMap(({ fact }) => {
      const value = other?.facts[fact];
      return value === undefined || pack?.facts[fact]?.personal === true ? [] : [[fact, value] as const];
    }),
  );
};
