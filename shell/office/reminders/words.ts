import type { Moment } from '#law/clocks';
import { type Day, type Language, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { inEach, mailLanguages, type Written } from '../mail/index.ts';
import { capital, momentInWords, silenceOf, titleOfName, weekdayInWords } from '../view/index.ts';
import type { Rung } from './rungs.ts';

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
  const words = text(
    `${title.en} (${number}): “${clock.en}” ends on ${due.en}. ${silence.en}`,
    `${title.zh}（${number}）：“${clock.zh}”于${due.zh}届满。${silence.zh}`,
  );
  const stopping = text('To get no more of these (letters of law are served all the same)', '不再接收本人案件的提醒（法定文书照常送达）');
  const both = languages.length > 1;
  return {
    subject: inEach(languages, text(both ? `Due ${due.en}` : `${number}: due ${due.en}`, `${number}：${due.zh}届满`), ' / '),
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
  const parts = [counted(late, 'late', '超期'), counted(now, 'due today', '今日届满'), counted(soon, 'due soon', '即将届满')].flatMap(
    (part) => part ?? [],
  );
  const day = weekdayInWords(today);
  const block = (lang: Language): readonly string[] => [
    lang === 'zh' ? `${day.zh}，需要您留意的期限：` : `${day.en}: dates that need you.`,
    ...[
      [late, text('Late', '已超期')],
      [now, text('Due today', '今日届满')],
      [soon, text('Due soon', '即将届满')],
    ].flatMap(([of, heading]) => section(of as readonly Rung[], heading as Text, lang)),
  ];
  const counts = text(`Dates: ${parts.map(({ en }) => en).join(', ')}`, `期限提醒：${parts.map(({ zh }) => zh).join('、')}`);
  const stopping = inEach(languages, soon.length > 0 ? stopsAhead : stopsOthers, ' / ');
  return {
    subject: inEach(languages, counts, ' / '),
    body: [...languages.flatMap(block), page, `${stopping}:\n${stop}`, inEach(languages, office, ' · ')].join('\n\n'),
  };
};

// Dates ahead may be switched off, what ends today or is late may not.
const stopsAhead = text(
  'To get no more of dates that are ahead (those that end today or are late go with the post)',
  '不再接收尚未届满期限的提醒（今日届满和超期的提醒随岗位发送，不能取消）',
);
const stopsOthers = text(
  'What ends today or is late goes with the post and cannot be switched off; other reminders can',
  '今日届满和超期的提醒随岗位发送，不能取消；其他提醒可在此设置',
);

const counted = (rungs: readonly Rung[], en: string, zh: string): Text | undefined =>
  rungs.length === 0 ? undefined : text(`${rungs.length} ${en}`, `${rungs.length}件${zh}`);

const section = (rungs: readonly Rung[], heading: Text, lang: Language): readonly string[] =>
  rungs.length === 0 ? [] : [[heading[lang], ...rungs.map((rung) => `· ${lineOf(rung)[lang]}`)].join('\n')];

const lineOf = (rung: Rung): Text => {
  const { number, title, pack, procedure, clock, kind } = rung;
  const name = titleOfName(pack, clock.name);
  const due = dueWords(rung);
  const silence = silenceOf(pack, procedure, clock);
  return kind === 'late'
    ? text(
        `${number} ${title.en} (${procedure.title.en}): “${name.en}” was due on ${due.en}.`,
        `${number} ${title.zh}（${procedure.title.zh}）：“${name.zh}”应于${due.zh}届满。`,
      )
    : text(
        `${number} ${title.en} (${procedure.title.en}): “${name.en}” by ${due.en}. ${silence.en}`,
        `${number} ${title.zh}（${procedure.title.zh}）：“${name.zh}”于${due.zh}届满。${silence.zh}`,
      );
};

/** A date in a year whose holidays are not announced may still move. */
export const dueWords = ({ due, pack, clock }: Rung): Text => {
  const words = due.length > 10 ? momentInWords(due) : weekdayInWords(due);
  return isCertain(pack, clock.calendar, due) ? words : text(`about ${words.en}`, `约${words.zh}`);
};

const isCertain = (pack: Pack, calendar: string, due: Moment): boolean => pack.calendars[calendar]!.published(Number(due.slice(0, 4)));
