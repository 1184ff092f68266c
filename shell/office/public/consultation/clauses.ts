import type { ClauseView, CommentView } from '#contract';
import { activeRun, type CaseFile, CaseScope, type Files, plain, standingOf, type World } from '#law/case';
import { type Day, type Text, text, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { momentInWords, statusOf, titleOfName } from '../../view/index.ts';
import { anyInWords } from '../words.ts';
import type { Consulting } from './reading.ts';
import { say } from './say.ts';

export interface Draft {
  readonly on: Day;
  /** Name → wording, in the order of the draft. */
  readonly clauses: ReadonlyMap<string, string>;
}

/** The drafts of a rule, oldest first: each order that gave the list of clauses gave a new one. */
export const draftsOf = ({ draft }: Consulting, file: CaseFile): readonly Draft[] =>
  draft === undefined
    ? []
    : file.events.flatMap((event) => {
        const rows = event.type === 'orderGiven' ? event.facts[draft.fact] : undefined;
        if (event.type !== 'orderGiven' || !Array.isArray(rows)) return [];
        const clauses = rows.map((row): readonly [string, string] => {
          const cells = row as Readonly<Record<string, Value>>;
          return [String(cells[draft.name] ?? ''), String(cells[draft.wording] ?? '')];
        });
        return [{ on: event.happened.slice(0, 10) as Day, clauses: new Map(clauses) }];
      });

/** What a page of comments is made of: the rule's case, and those of the comments as they stand on this day. */
export interface Room {
  readonly world: World;
  readonly pack: Pack;
  readonly consulting: Consulting;
  readonly file: CaseFile;
  readonly files: Files;
  readonly today: Day;
}

/** Every comment, parts of comments too, in the order in which they came. */
export const commentsOf = (room: Room): readonly CaseFile[] => {
  const below = (file: CaseFile, as: string | undefined): readonly CaseFile[] =>
    file.children
      .filter((child) => child.as === as)
      .flatMap((child) => room.files.get(child.case) ?? [])
      .flatMap((child) => [child, ...below(child, room.consulting.parts)]);
  return below(room.file, room.consulting.as);
};

export const isAnswered = ({ consulting }: Room, comment: CaseFile): boolean => consulting.comment.endings[comment.state] !== undefined;

/** Is it public where it stands? Before that it is counted, and its words are nobody's but the office's. */
const isShown = ({ consulting: { comment: procedure } }: Room, { state }: CaseFile): boolean =>
  (procedure.states[state] ?? procedure.endings[state])?.shown === 'public';

/** The clauses of the newest draft with what was said of each, then those that are deleted but were spoken of. */
export const clausesOf = (room: Room): ClauseView[] => {
  const drafts = draftsOf(room.consulting, room.file);
  const [newest, last] = [drafts.at(-1)?.clauses, drafts.at(-2)?.clauses];
  const comments = Map.groupBy(commentsOf(room), (comment) => String(comment.facts[room.consulting.clause] ?? ''));
  const gone = [...comments.keys()].filter((name) => newest !== undefined && !newest.has(name));
  const names = newest === undefined ? [...comments.keys()] : [...newest.keys(), ...gone];
  return names.map((name) => {
    const about = comments.get(name) ?? [];
    const shown = about.filter((comment) => isShown(room, comment));
    const unread = unreadOf(
      room,
      about.filter((comment) => !isShown(room, comment)),
    );
    const wording = newest?.get(name) ?? (newest === undefined ? undefined : lastWording(drafts, name));
    const before = newest?.has(name) === true && last !== undefined ? (last.get(name) ?? '') : undefined;
    return {
      name,
      ...(wording !== undefined && { text: wording }),
      ...(before !== undefined && before !== wording && { before }),
      deleted: newest !== undefined && !newest.has(name),
      comments: shown.map((comment) => commentView(room, comment)),
      ...(unread !== undefined && { unread }),
      answered: about.filter((comment) => isAnswered(room, comment)).length,
    };
  });
};

/** Comments that the office has not read yet are told of, with the day by which each is shown. */
const unreadOf = (room: Room, unread: readonly CaseFile[]): Text | undefined => {
  const last = unread
    .flatMap((comment) => dueOf(room, comment) ?? [])
    .toSorted()
    .at(-1);
  if (unread.length === 0) return undefined;
  const count = unread.length;
  const words = say('unreadOf.countMoreCommentIs', { count });
  if (last === undefined) return say('unreadOf.beingRead', { words });
  const day = momentInWords(last);
  return say('unreadOf.beingReadAndShown', { words, day });
};

const lastWording = (drafts: readonly Draft[], name: string): string | undefined =>
  drafts.findLast(({ clauses }) => clauses.has(name))?.clauses.get(name);

const commentView = (room: Room, comment: CaseFile): CommentView => {
  const { pack, consulting, files } = room;
  const numberOf = (id: string): readonly string[] => [files.get(id)?.opened.number ?? []].flat();
  const same = commentsOf(room).filter((other) => namesCase(other.facts[consulting.mergedInto ?? ''], comment));
  const into = comment.facts[consulting.mergedInto ?? ''];
  const merged = typeof into === 'string' ? commentsOf(room).find((other) => namesCase(into, other)) : undefined;
  const parent = comment.opened.parent;
  const due = isAnswered(room, comment) ? undefined : dueOf(room, comment);
  const scope = new CaseScope({ world: room.world, files, packOf: (digest) => room.world.packOf(digest).pack, today: room.today }, comment);
  const why = consulting.blackened === undefined ? null : plain(scope.fact(consulting.blackened));
  return {
    case: comment.id,
    number: comment.opened.number,
    on: comment.openedOn,
    by: authorOf(comment),
    text: anyInWords(pack, plain(scope.fact(consulting.shown))),
    ...(why === null ? {} : { blackened: anyInWords(pack, why, pack.facts[consulting.blackened!]) }),
    status: statusOf(pack, consulting.comment, comment.state),
    ...answerOf(room, comment),
    ...(due !== undefined && { due }),
    same: same.map(({ opened }) => opened.number),
    ...(merged !== undefined && { mergedInto: merged.opened.number }),
    ...(parent !== undefined && parent.as === consulting.parts && { partOf: numberOf(parent.case)[0] ?? '' }),
    parts: comment.children.filter(({ as }) => as === consulting.parts).flatMap((child) => numberOf(child.case)),
  };
};

/** A case is named by its id or its number. */
const namesCase = (value: Value | undefined, { id, opened }: CaseFile): boolean => value === id || value === opened.number;

/** Organisations speak under their name; a person who comments does not become public by it. */
const authorOf = ({ events, opened }: CaseFile) => {
  const first = events[0];
  const by = first?.type === 'orderGiven' ? first.onBehalfOf : undefined;
  const name = Object.values(opened.parties).find((party) => party.kind === 'organisation' && party.id === by)?.name;
  return name === undefined ? say('authorOf.aResident') : text(name, name);
};

const answerOf = ({ pack, consulting }: Room, comment: CaseFile): Pick<CommentView, 'answer'> => {
  const words = comment.facts[consulting.answer ?? ''];
  if (words === undefined || words === null) return {};
  const outcome = comment.facts[consulting.outcome ?? ''];
  return {
    answer: {
      on: comment.given[consulting.answer!]!.on,
      text: anyInWords(pack, words),
      ...(outcome !== undefined && outcome !== null && { outcome: anyInWords(pack, outcome, pack.facts[consulting.outcome!]) }),
    },
  };
};

const dueOf = ({ pack, consulting, today }: Room, comment: CaseFile) =>
  Object.values(consulting.comment.clocks)
    .flatMap((def) => {
      const run = activeRun(comment, def.name);
      return run === undefined ? [] : (standingOf(pack, def, run, today).due ?? []);
    })
    .toSorted()[0];

/** What a consultation is called: its name where the office gave one, else the procedure's. */
export const titleOf = ({ pack, consulting, file }: Room) => {
  const given = file.facts[consulting.title ?? ''];
  return given === undefined || given === null || given === '' ? titleOfName(pack, consulting.procedure.name) : anyInWords(pack, given);
};
