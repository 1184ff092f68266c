import type { Moment } from '#law/clocks';
import { type Day, type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import type { Written } from '../mail/index.ts';
import { capital, momentInWords, silenceOf, titleOfName, weekdayInWords } from '../view/index.ts';
import type { Rung } from './rungs.ts';

interface From {
  readonly office: Text;
  readonly page: string;
}

/** To a party, in both languages, since an account has none: what ends when, and what follows if nothing is done. */
export const partyWords = (rung: Rung, { office, page }: From): Written => {
  const { number, title } = rung;
  const due = dueWords(rung);
  const clock = capital(titleOfName(rung.pack, rung.clock.name));
  const silence = silenceOf(rung.pack, rung.procedure, rung.clock);
  return {
    subject: `${number}：${due.zh}届满 / Due ${due.en}`,
    body: [
      `${title.zh}（${number}）：“${clock.zh}”于${due.zh}届满。${silence.zh}`,
      `${title.en} (${number}): “${clock.en}” ends on ${due.en}. ${silence.en}`,
      page,
      `${office.zh} · ${office.en}`,
    ].join('\n\n'),
  };
};

/** To an official, once for all dates that came up: what has passed, what ends today and what the law then does, what ends soon. */
export const officialWords = (rungs: readonly Rung[], today: Day, { office, page }: From): Written => {
  const late = rungs.filter(({ kind }) => kind === 'late');
  const now = rungs.filter(({ kind }) => kind === 'today');
  const soon = rungs.filter(({ kind }) => kind === 'ahead');
  const parts = [counted(late, 'late', '超期'), counted(now, 'due today', '今日届满'), counted(soon, 'due soon', '即将届满')].flatMap(
    (part) => part ?? [],
  );
  const day = weekdayInWords(today);
  const block = (lang: 'en' | 'zh'): readonly string[] => [
    lang === 'zh' ? `${day.zh}，需要您留意的期限：` : `${day.en}: dates that need you.`,
    ...[
      [late, text('Late', '已超期')],
      [now, text('Due today', '今日届满')],
      [soon, text('Due soon', '即将届满')],
    ].flatMap(([of, heading]) => section(of as readonly Rung[], heading as Text, lang)),
  ];
  return {
    subject: `期限提醒：${parts.map(({ zh }) => zh).join('、')} / Dates: ${parts.map(({ en }) => en).join(', ')}`,
    body: [...block('zh'), ...block('en'), page, `${office.zh} · ${office.en}`].join('\n\n'),
  };
};

const counted = (rungs: readonly Rung[], en: string, zh: string): Text | undefined =>
  rungs.length === 0 ? undefined : text(`${rungs.length} ${en}`, `${rungs.length}件${zh}`);

const section = (rungs: readonly Rung[], heading: Text, lang: 'en' | 'zh'): readonly string[] =>
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
const dueWords = ({ due, pack, clock }: Rung): Text => {
  const words = due.length > 10 ? momentInWords(due) : weekdayInWords(due);
  return isCertain(pack, clock.calendar, due) ? words : text(`about ${words.en}`, `约${words.zh}`);
};

const isCertain = (pack: Pack, calendar: string, due: Moment): boolean => pack.calendars[calendar]!.published(Number(due.slice(0, 4)));
