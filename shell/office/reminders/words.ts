import type { Moment } from '#law/clocks';
import type { Day, Language, Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { inEach, mailLanguages, type Written } from '../mail/index.ts';
import { capital, momentInWords, silenceOf, titleOfName, weekdayInWords } from '../view/index.ts';
import type { Rung } from './rungs.ts';
import { say } from './say.ts';

interface From {
  readonly office: Text;
  readonly page: string;
  /** Where its reader says that no more of them should come. */
  readonly stop: string;
}

/** To a party, in the languages of the city, since an account has none: what ends when, and what follows if nothing is done. */
export const partyWords = (rung: Rung, { office, page, stop }: From): Written => {
  const { number, title } = rung;
  const languages = mailLanguages(rung.pack);
  const due = dueWords(rung);
  const clock = capital(titleOfName(rung.pack, rung.clock.name));
  const silence = silenceOf(rung.pack, rung.procedure, rung.clock);
  const words = say('partyWords.endsOn', { title, number, clock, due, silence });
  const stopping = say('partyWords.toGetNoMore');
  const both = languages.length > 1;
  return {
    subject: inEach(languages, say('partyWords.bothDueDueNumber', { both, due, number }), ' / '),
    body: [inEach(languages, words, '\n\n'), page, `${inEach(languages, stopping, '/ ')}:\n${stop}`, inEach(languages, office, ' · ')].join(
      '\n\n',
    ),
  };
};

/** To an official, once for all dates that came up: what has passed, what ends today and what the law then does, what ends soon. */
export const officialWords = (pack: Pack, rungs: readonly Rung[], today: Day, { office, page, stop }: From): Written => {
  const languages = mailLanguages(pack);
  const late = rungs.filter(({ kind }) => kind === 'late');
  const now = rungs.filter(({ kind }) => kind === 'today');
  const soon = rungs.filter(({ kind }) => kind === 'ahead');
  const parts = [
    counted(late, say('officialWords.late')),
    counted(now, say('officialWords.dueToday')),
    counted(soon, say('officialWords.dueSoon')),
  ].flatMap((part) => part ?? []);
  const day = weekdayInWords(today);
  const block = (lang: Language): readonly string[] => [
    lang === 'zh' ? `${day.zh}，需要您留意的期限：` : `${day.en}: dates that need you.`,
    ...[
      [late, say('block.late')],
      [now, say('block.dueToday')],
      [soon, say('block.dueSoon')],
    ].flatMap(([of, heading]) => section(of as readonly Rung[], heading as Text, lang)),
  ];
  const counts = say('officialWords.dates', { parts });
  const stopping = inEach(languages, soon.length > 0 ? stopsAhead : stopsOthers, ' / ');
  return {
    subject: inEach(languages, counts, ' / '),
    body: [...languages.flatMap(block), page, `${stopping}:\n${stop}`, inEach(languages, office, ' · ')].join('\n\n'),
  };
};

// Dates ahead may be switched off, what ends today or is late may not.
const stopsAhead = say('stopsAhead.toGetNoMore');
const stopsOthers = say('stopsOthers.whatEndsTodayOr');

const counted = (rungs: readonly Rung[], words: Text): Text | undefined =>
  rungs.length === 0 ? undefined : say('counted.countWords', { count: rungs.length, words });

const section = (rungs: readonly Rung[], heading: Text, lang: Language): readonly string[] =>
  rungs.length === 0 ? [] : [[heading[lang], ...rungs.map((rung) => `· ${lineOf(rung)[lang]}`)].join('\n')];

const lineOf = (rung: Rung): Text => {
  const { number, title, pack, procedure, clock, kind } = rung;
  const name = titleOfName(pack, clock.name);
  const due = dueWords(rung);
  const silence = silenceOf(pack, procedure, clock);
  return kind === 'late'
    ? say('lineOf.wasDueOn', { number, title, procedure: procedure.title, name, due })
    : say('lineOf.by', { number, title, procedure: procedure.title, name, due, silence });
};

/** A date in a year whose holidays are not announced may still move. */
export const dueWords = ({ due, pack, clock }: Rung): Text => {
  const words = due.length > 10 ? momentInWords(due) : weekdayInWords(due);
  return isCertain(pack, clock.calendar, due) ? words : say('dueWords.about', { words });
};

const isCertain = (pack: Pack, calendar: string, due: Moment): boolean => pack.calendars[calendar]!.published(Number(due.slice(0, 4)));
