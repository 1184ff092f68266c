import type { CaseRef, CaseView, LetterRef } from '#contract';
import { type CaseEvent, type CaseFile, isNameless, linkedCases, namelessWords, receiverWords, rowsOf } from '#law/case';
import { joinTexts, sameText, type Text, text } from '#law/ground';
import { formulasOf, isPersonal, type Pack } from '#law/pack';
import type { LetterRead } from '#shell/vault';
import { caseGraph, withBelow } from '../case-graph.ts';
import { titleOf } from '../case-words.ts';
import { markOf, marksOf, momentInWords, rowHref, statusOf, titleOfName } from '../view/index.ts';
import { maySeeFact, type Seen, seenBy } from './look.ts';
import { lawNotices } from './moved-law.ts';
import { circleOf, isInside } from './reader.ts';
import { say } from './say.ts';
import { challengeLink, clocksOf } from './turn.ts';
import { whatBecame } from './what-became.ts';

/** Cases that have to do with this one: each only as this reader may see it. */
export const relatedOf = (seen: Seen): CaseView['related'] => {
  const { live, look, procedure } = seen;
  const ref = (file: CaseFile | undefined) => (file === undefined ? [] : refOf(seen, file.id));
  const all = [...look.files.values()];
  const subject = live.opened.subject?.id;
  const named = new Set([live.id, live.opened.parent?.case, live.opened.challenges?.case, ...live.children.map((child) => child.case)]);
  const parent = ref(look.files.get(live.opened.parent?.case ?? ''))[0];
  const challenges = ref(look.files.get(live.opened.challenges?.case ?? ''))[0];
  const links = Object.values(procedure.cases).filter(({ link }) => link === 'challenge');
  const challengedBy = links.flatMap(({ name }) => linkedCases(look.files, procedure, live, name));
  // What hangs on the topmost case, and on each case about the same subject.
  const roots = all.filter((file) => file.id === live.id || (subject !== undefined && file.opened.subject?.id === subject));
  const top = topOf(look.files, live);
  const graph = caseGraph(withBelow(all, [top, ...roots]), (file) => ref(file)[0], live.id);
  return {
    ...(graph === undefined ? {} : { graph }),
    ...(parent === undefined ? {} : { parent }),
    children: live.children.flatMap((child) => ref(look.files.get(child.case))),
    ...(challenges === undefined ? {} : { challenges }),
    challengedBy: challengedBy.flatMap((file) => ref(file)),
    sameSubject:
      subject === undefined
        ? []
        : all
            .filter((file) => file.opened.subject?.id === subject && !named.has(file.id) && !challengedBy.includes(file))
            .flatMap((file) => ref(file)),
  };
};

/** The case under which all this began. */
const topOf = (files: Seen['files'], file: CaseFile): CaseFile => {
  let top = file;
  for (let steps = 0; steps < 20; steps += 1) {
    const upper = files.get(top.opened.challenges?.case ?? top.opened.parent?.case ?? '');
    if (upper === undefined) break;
    top = upper;
  }
  return top;
};

const refOf = ({ look, reader, place }: Seen, id: string): readonly CaseRef[] => {
  // Seen by nobody in particular where this case is looked at as a narrower circle sees it.
  const anybody = circleOf(place) === 'public';
  const other = seenBy(look, id, reader, anybody ? 'public' : undefined);
  return other === undefined ? [] : [caseRef(other)];
};

/** A case in a line. */
export const caseRef = (seen: Seen): CaseRef => {
  const { file, files, pack, procedure, look, place } = seen;
  const ended = procedure.endings[file.state] === undefined ? undefined : file.stays.at(-1)!.from;
  // The office's or a party's own period before the days in which somebody may challenge it: the sentence beside it speaks of that one.
  const clocks = clocksOf(seen).filter(({ state }) => state !== 'met');
  const due = (clocks.find(({ kind }) => kind === 'clock') ?? clocks[0])?.due;
  return {
    id: file.id,
    number: file.opened.number,
    procedure: { name: procedure.name, title: procedure.title },
    title: titleOf(look.world, files, file),
    status: statusOf(pack, procedure, file.state),
    opened: file.openedOn,
    ...(ended === undefined ? {} : { ended }),
    ...(due === undefined ? {} : { due }),
    ...(isInside(place)
      ? { href: `/office/cases/${file.opened.number}` }
      : place.partyRoles.length > 0
        ? { href: `/my/cases/${file.opened.number}` }
        : {}),
  };
};

/** Rows of registers that stand for this case, as far as they are open to this reader. */
export const entriesOf = ({ look, files, file, pack, place }: Seen): CaseView['registers'] =>
  rowsOf(look.world, files, file).flatMap((row) => {
    const register = pack.registers[row.register]!;
    if (register.shown !== 'public' && !place.official) return [];
    const status: Text = row.status === undefined ? say('entriesOf.struckOff') : titleOfName(pack, row.status);
    return [
      {
        register: { name: register.name, title: register.title },
        number: row.number,
        status,
        href: rowHref(pack, row.register, row.number),
      },
    ];
  });

/** A letter as a list names it. */
export type LetterHead = Omit<LetterRead, 'body'>;

/** Letters of the case, newest first: they are the parties' and the office's. */
export const letterRefs = (seen: Seen, letters: readonly LetterHead[]): readonly LetterRef[] =>
  letters
    .filter((letter) => maySeeLetter(seen, letter))
    .map((letter) => letterRef(seen, letter))
    .toReversed();

/** The parties read what was sent to them; the office what was sent by the time that it is shown, unless it tells a personal fact that is closed to it. */
export const maySeeLetter = (seen: Seen, letter: Pick<LetterHead, 'letter' | 'seq' | 'to'>): boolean => {
  const { place, pack, file } = seen;
  if (circleOf(place) === 'public') return false;
  // What goes to another body with the file is between the two.
  if (place.partyRoles.length > 0) return letter.to !== 'receiver';
  return letter.seq <= file.seq && personalIn(pack, letter.letter).every(maySeeFact(seen));
};

/** Personal facts of which a letter of this kind tells. */
export const personalIn = ({ letters, facts }: Pack, name: string): readonly string[] => {
  const letter = letters[name];
  if (letter === undefined) return [];
  const read = formulasOf(letter).flatMap(({ reads }) => reads.flat());
  return [...new Set(read)].filter((fact) => facts[fact] !== undefined && isPersonal(facts, facts[fact]));
};

export const letterRef = ({ pack, live }: Seen, letter: LetterHead): LetterRef => {
  const event = live.events.find(({ seq }) => seq === letter.seq);
  const template = pack.letters[letter.letter];
  return {
    number: letter.number,
    letter: { name: letter.letter, title: letter.title },
    on: event?.type === 'orderGiven' ? (event.happened.slice(0, 10) as LetterRef['on']) : letter.served,
    served: letter.served,
    to: addresseeOf(pack, live, letter, event),
    code: letter.code,
    marks: template === undefined ? [] : [...marksOf(pack, template)],
  };
};

const addresseeOf = (pack: Pack, live: CaseFile, { to }: Pick<LetterHead, 'to'>, event: CaseEvent | undefined): Text => {
  if (to === 'receiver' && event?.type === 'orderGiven') return receiverWords(pack, live, event);
  return to === 'party' ? say('letterRef.theParties') : titleOfName(pack, to);
};

/** What a reader must know besides: an assumed version, an import, a newer law, lateness with its remedy. */
export const noticesOf = (seen: Seen, clocks: CaseView['clocks']): CaseView['notices'] => {
  const { file, pack, asOf, place } = seen;
  const notices: CaseView['notices'][number][] = [];
  const note = (tone: 'note' | 'wait' | 'bad', words: Text, marks: CaseView['notices'][number]['marks'] = []): void => {
    notices.push({ tone, text: words, marks });
  };
  for (const words of whatBecame(seen)) note('note', words);
  const link = challengeLink(seen);
  if (link !== undefined && place.partyRoles.length > 0 && isNameless(file)) {
    note(
      'note',
      namelessWords(pack, link),
      link.basis.map((article) => markOf(pack, article, link.standing)),
    );
  }
  for (const clock of clocks) {
    if (clock.state === 'late') {
      const due = momentInWords(clock.due!);
      const whose = clock.whose === 'party' || clock.whose === 'you' ? text('', '') : say('noticesOf.theDelayCountsIn');
      note('bad', say('noticesOf.theLastDayWas', { sentence: clock.sentence, due, whose }), clock.mark === undefined ? [] : [clock.mark]);
    }
  }
  // Said once, however many of its dates may move.
  const moving = clocks.find((clock) => clock.state === 'running' && clock.provisional && clock.why !== undefined);
  if (moving?.why !== undefined) note('wait', moving.why);
  if (asOf !== undefined && !isInside(place)) {
    const on = momentInWords(asOf);
    note('note', say('noticesOf.shownAsItStood', { on }));
  }
  if (file.opened.versionAssumed === true) {
    note('note', say('noticesOf.theCaseWasOpened'));
  }
  for (const words of lawNotices(seen)) note('note', words);
  const { import: imported } = file.opened;
  if (imported !== undefined) {
    const source = imported.file ?? imported.name;
    note('note', say('noticesOf.takenOverFromThe', { source, key: imported.key }));
  }
  const assumed = Object.keys(file.facts).filter((name) => file.assumed.has(name));
  if (assumed.length > 0) {
    const titles = assumed.map((name) => pack.facts[name]?.title ?? sameText(name));
    note(
      'note',
      say('noticesOf.assumedSinceNobodyTold', {
        titles: joinTexts(titles, { en: '; ', zh: '；' }),
      }),
    );
  }
  return notices;
};

export const newerLaw = ({ look, file }: Seen) => {
  const { version } = look.world.packOn(look.today).pack;
  return version > look.world.packOf(file.digest).pack.version ? version : undefined;
};
