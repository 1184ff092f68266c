import type { CaseGraph, CaseRef, ProductPage, StoryLine } from '#contract';
import { type CaseFile, dayOfMoment, isOpen, lawAt, type Moved, type OrderGiven } from '#law/case';
import { type Day, sameValue, type Text, type Value } from '#law/ground';
import type { Circle, Pack, Procedure } from '#law/pack';
import { caseGraph, withBelow } from '../case-graph.ts';
import { titleOf } from '../case-words.ts';
import {
  capital,
  firstMark,
  markOf,
  marksOf,
  momentInWords,
  orderTitle,
  sentences,
  statusOf,
  stayTitle,
  titleOfName,
} from '../view/index.ts';
import { caseAddress } from './addresses.ts';
import type { Product } from './product.ts';
import { cellOf } from './register-columns.ts';
import { struckByWords } from './row-status.ts';
import { say } from './say.ts';

/** All cases about the same subject; of a row that is no subject's, the case behind it. */
export const aboutSubject = ({ files, file, register }: Product): readonly CaseFile[] => {
  const subject = file.opened.subject?.id;
  if (register.row.kind !== 'subject' || subject === undefined) return [file];
  return [...files.values()].filter((other) => other.opened.subject?.id === subject);
};

export const shownIn = (procedure: Procedure, state: string): Circle =>
  (procedure.states[state] ?? procedure.endings[state])?.shown ?? 'office';

/** What happened in public, in plain words: how each case that everybody may follow was opened, and each step that led to a state shown to all. */
export const lifeOf = (product: Product): StoryLine[] => {
  const files = aboutSubject(product);
  return files.flatMap((file) => storyOf(product, file, files.length > 1));
};

/** Of one case among several each line says which procedure it belongs to. */
const storyOf = ({ world, register }: Product, file: CaseFile, several: boolean): StoryLine[] => {
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  const shown = (state: string): boolean => shownIn(procedure, state) === 'public';
  // A case that was never public has no story for the public, not even that it was opened.
  if (!file.stays.some(({ state }) => shown(state)) && !shown(file.state)) return [];
  let state = '';
  return file.events.flatMap((event) => {
    if (event.type === 'moved') {
      state = event.to;
      return shown(state) ? [overLine(pack, event)] : [];
    }
    if (event.type !== 'orderGiven') return [];
    const before = state;
    state = event.to ?? state;
    // As the text has it that decided this step.
    const then = world.packOf(lawAt(file, event.seq)).pack;
    const steps = then.procedures[file.opened.procedure]!;
    if (event.seq !== 1 && shownIn(steps, state) !== 'public') return [];
    if (event.seq === 1 && file.opened.import !== undefined) return [];
    return [lineOf({ pack: then, procedure: steps, register: register.name, several }, event, before, state)];
  });
};

const overLine = (pack: Pack, { happened, version, basis, standing }: Moved): StoryLine => {
  const since = momentInWords(version);
  return {
    on: dayOfMoment(happened),
    label: say('overLine.newRules'),
    text: say('overLine.decidedFromNowOn', { since }),
    marks: basis.map((article) => markOf(pack, article, standing)),
  };
};

interface Telling {
  readonly pack: Pack;
  readonly procedure: Procedure;
  readonly register: string;
  readonly several: boolean;
}

/** What a step that everybody may know led to; a step that led nowhere new is called by its own name. */
const lineOf = ({ pack, procedure, register, several }: Telling, event: OrderGiven, before: string, state: string): StoryLine => {
  const on = dayOfMoment(event.happened);
  const order = procedure.orders[event.order];
  const number = event.numbers?.[register];
  const moved = before !== state && shownIn(procedure, state) === 'public';
  return {
    on,
    ...(event.countsFrom === undefined || event.countsFrom === on ? {} : { countsFrom: event.countsFrom }),
    label: capital(moved ? stayTitle(pack, procedure, state) : orderTitle(pack, procedure, event.order)),
    text: sentences(
      several ? say('lineOf.procedure', { procedure: procedure.title }) : undefined,
      event.role === 'law' ? say('lineOf.thisFollowedByLaw') : undefined,
      number === undefined ? undefined : say('lineOf.enteredInTheRegister', { number }),
    ),
    marks: order === undefined ? [] : [...marksOf(pack, order)],
    ...(moved ? { tone: statusOf(pack, procedure, state).tone } : {}),
    order: event.order,
  };
};

/** Each version of the row, newest first, with what differs from the one before. */
export const versionsOf = ({ law: { pack }, register, versions }: Product): ProductPage['versions'] =>
  versions
    .map((version, index) => {
      const before = versions[index - 1];
      const next = versions[index + 1];
      const until: Day | undefined = next?.since ?? version.until ?? undefined;
      const why = version.struckBy === null || version.struckBy === '' ? undefined : struckByWords(pack, register, version.struckBy);
      const differs = (name: string): boolean => !sameValue(before?.columns[name] ?? null, version.columns[name] ?? null);
      return {
        version: version.version,
        from: version.since,
        ...(until === undefined ? {} : { until }),
        status: version.status === null ? say('versionsOf.struckOff') : titleOfName(pack, version.status),
        changed:
          before === undefined
            ? []
            : register.columns
                .filter(({ name }) => differs(name))
                .map((column) => cellOf(pack, column, columnOf(version.columns, column.name))),
        ...(why === undefined ? {} : { why }),
        ...firstMark(pack, register),
      };
    })
    .toReversed();

const columnOf = (columns: Readonly<Record<string, Value>>, name: string): Value => columns[name] ?? null;

/** Cases about it that stand where everybody may follow them, the last opened first. */
export const casesAbout = (product: Product): CaseRef[] =>
  aboutSubject(product)
    .flatMap((file) => publicRef(product, file) ?? [])
    .toSorted((a, b) => (a.opened < b.opened ? 1 : -1));

/** Its whole life as cases: those about it, and all that was opened from them or against them. */
export const graphOf = (product: Product): CaseGraph | undefined =>
  caseGraph(withBelow(product.files.values(), aboutSubject(product)), (file) => publicRef(product, file));

/** A case in a line, if it stands where everybody may follow it. */
const publicRef = ({ world, files, law }: Product, file: CaseFile): CaseRef | undefined => {
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  if (shownIn(procedure, file.state) !== 'public') return undefined;
  const ended = isOpen(file, (digest) => world.packOf(digest).pack) ? undefined : file.days[file.state];
  const title: Text = titleOf(world, files, file);
  return {
    id: file.id,
    number: file.opened.number,
    procedure: { name: procedure.name, title: procedure.title },
    title,
    status: statusOf(pack, procedure, file.state),
    opened: file.openedOn,
    ...(ended === undefined || ended > law.today ? {} : { ended }),
    href: caseAddress(file.id),
  };
};
