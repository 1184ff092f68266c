import { type CaseEvent, type Decided, type World, writeLetter } from '#law/case';
import type { Append, LetterRow } from '#shell/ledger';
import { sightOf } from './case-words.ts';
import type { LoadedWorld } from './loaded-world.ts';

/** The letters that go out with what was decided, written as the files stood then. */
export const lettersOf = (world: World, decided: Decided): readonly LetterRow[] =>
  decided.steps.flatMap(({ event, file }) => {
    if (event.type !== 'orderGiven' || event.letters === undefined) return [];
    const sight = sightOf(world, decided.files, file.openedOn);
    return event.letters.map((letter) => ({ ...letter, case: file.id, seq: event.seq, ...writeLetter(sight, file, event, letter) }));
  });

/** A case whose subject belongs to another family ties the two together. */
export const linksOf = (decided: Decided): NonNullable<Append['links']> => {
  const links = new Map<string, { readonly family: string; readonly linked: string }>();
  for (const event of decided.events) {
    if (event.type !== 'orderGiven' || event.opened === undefined) continue;
    const { family, subject } = event.opened;
    for (const other of decided.files.values()) {
      if (subject === undefined || other.opened.subject?.id !== subject.id || other.opened.family === family) continue;
      links.set(`${family}|${other.opened.family}`, { family, linked: other.opened.family });
    }
  }
  return [...links.values()];
};

/** What is personal in the events, with its salt: it lies where it can be erased. */
export const vaultOf = (loaded: LoadedWorld, events: readonly CaseEvent[]): NonNullable<Append['vault']> =>
  events.flatMap((event) => {
    if (event.type !== 'orderGiven' || event.personal === undefined) return [];
    return Object.entries(event.personal).flatMap(([fact, commitment]) => {
      const sealed = loaded.sealed.find((item) => item.commitment === commitment);
      return sealed === undefined ? [] : [{ case: event.case, fact, seq: event.seq, salt: sealed.salt, value: sealed.value }];
    });
  });

/** What the events say is erased goes with them, or not at all. */
export const erasedIn = (events: readonly CaseEvent[]): NonNullable<Append['erase']> =>
  events.flatMap((event) =>
    event.type === 'factsErased'
      ? [{ case: event.case, facts: event.facts, ...(event.letters === undefined ? {} : { letters: event.letters, notes: true }) }]
      : [],
  );

/** The parties of a case that goes over to a later text are to be told. */
export const movedTasks = (events: readonly CaseEvent[]): NonNullable<Append['outbox']> =>
  events.flatMap((event) => (event.type === 'moved' ? [{ topic: 'moved', case: event.case, payload: { seq: event.seq } }] : []));
