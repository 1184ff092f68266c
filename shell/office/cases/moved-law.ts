import type { StoryLine } from '#contract';
import { type DateMoved, dayOfMoment, type Moved, movementOf } from '#law/case';
import { localDay, type Text, text, zoneOf } from '#law/ground';
import type { Pack } from '#law/pack';
import { capital, markOf, momentInWords, sentences, stayTitle, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';

/** A later text of the law took the case over, as a line of its story. */
export const lawLine = ({ look, file }: Seen, event: Moved): StoryLine => {
  const pack = look.world.packOf(event.digest).pack;
  return {
    on: dayOfMoment(event.happened),
    label: text('New rules', '适用新规则'),
    text: sentences(...lawWords(look.world.packOf(event.left.digest).pack, pack, file.opened.procedure, event)),
    marks: event.basis.map((article) => markOf(pack, article, event.standing)),
    seq: event.seq,
  };
};

/** Which text it is, since when, and what is another thing for the case now: its state, its last days. One sentence each. */
export const lawWords = (before: Pack, pack: Pack, procedure: string, event: Moved): readonly Text[] => [
  sinceWords(event),
  ...stateWords(before, pack, procedure, event),
  ...dateWords(before, pack, event),
  ...(pack.transitions?.note === undefined ? [] : [pack.transitions.note]),
];

const sinceWords = ({ version, happened, left }: Moved): Text => {
  const [now, then, day] = [momentInWords(version), momentInWords(left.version), momentInWords(dayOfMoment(happened))];
  return dayOfMoment(happened) === version
    ? text(
        `Since ${now.en} this case is decided by the rules in force from that day, no longer by those of ${then.en}.`,
        `自${now.zh}起，本案适用当日施行的规则，不再适用${then.zh}施行的规则。`,
      )
    : text(
        `Since ${day.en} this case is decided by the rules in force from ${now.en}, no longer by those of ${then.en}. They came to this office only then: what was done before stays as it was done.`,
        `自${day.zh}起，本案适用${now.zh}施行的规则，不再适用${then.zh}施行的规则。本机关于该日始收到新规则，此前的办理仍然有效。`,
      );
};

const stateWords = (before: Pack, pack: Pack, procedure: string, { from, to }: Moved): readonly Text[] => {
  const [was, is] = [stayTitle(before, before.procedures[procedure], from), stayTitle(pack, pack.procedures[procedure], to)];
  return was.en === is.en && was.zh === is.zh
    ? []
    : [text(`It stood “${was.en}” and now stands “${is.en}”.`, `状态由“${was.zh}”变为“${is.zh}”。`)];
};

const dateWords = (before: Pack, pack: Pack, { dates, clocks }: Moved): readonly Text[] => {
  const moved = dates.filter((date) => date.before !== date.after);
  if (dates.length > 0 && moved.length === 0) return [text('No date changes.', '各期限届满日不变。')];
  const anew = clocks === 'restart' && dates.some(({ after }) => after !== undefined);
  return [
    ...(anew ? [text('Its time begins anew on that day.', '期限自该日重新起算。')] : []),
    ...moved.map((date) => oneDate(titleOfName(date.after === undefined ? before : pack, date.clock), date)),
  ];
};

const oneDate = (title: Text, { before, after }: DateMoved): Text => {
  const name = capital(title);
  if (after === undefined) return text(`“${name.en}” no longer runs.`, `“${name.zh}”不再计算。`);
  const [was, is] = [dayWords(before), dayWords(after)];
  return before === undefined
    ? text(`“${name.en}” begins: ${is.en}.`, `“${name.zh}”开始计算：${is.zh}。`)
    : text(`“${name.en}” moves from ${was.en} to ${is.en}.`, `“${name.zh}”的届满日由${was.zh}变为${is.zh}。`);
};

const dayWords = (moment: DateMoved['before']): Text =>
  moment === null || moment === undefined ? text('no date while it stands still', '中止计算期间无届满日') : momentInWords(moment);

/** What the reader of a case is told of texts that came after the one it was opened under, or that are coming. */
export const lawNotices = (seen: Seen): readonly Text[] => [...newerNotice(seen), ...comingNotice(seen)];

const newerNotice = ({ look, file }: Seen): readonly Text[] => {
  const [{ version }, own] = [look.world.packOn(look.today).pack, look.world.packOf(file.digest).pack.version];
  const from = momentInWords(version);
  const moved = file.events.findLast((event) => event.type === 'moved');
  if (version > own) {
    const its = momentInWords(own);
    return moved === undefined
      ? [
          text(
            `New rules are in force since ${from.en}; this case stays under those of its opening day.`,
            `新规则自${from.zh}起施行，本案仍适用开立之日的规则。`,
          ),
        ]
      : [
          text(
            `New rules are in force since ${from.en}; this case stays under those of ${its.en}.`,
            `新规则自${from.zh}起施行，本案仍适用${its.zh}施行的规则。`,
          ),
        ];
  }
  if (moved?.type !== 'moved') return [];
  const since = momentInWords(dayOfMoment(moved.happened));
  return [
    text(
      `The rules changed while this case was open: since ${since.en} it is decided by the new ones. The story says what that changed.`,
      `本案办理期间规则变更，自${since.zh}起适用新规则，具体变化见办理经过。`,
    ),
  ];
};

/** What is known today of a text whose day is still to come. */
const comingNotice = ({ look, live, file }: Seen): readonly Text[] => {
  const coming = look.world.successors(live.digest).find(({ from }) => from > look.now);
  if (coming === undefined || file.digest !== live.digest) return [];
  if (!movementOf(look.files, live, (digest) => look.world.packOf(digest).pack, coming).ok) return [];
  const on = momentInWords(localDay(zoneOf(coming.pack.zone), coming.from));
  return [
    text(
      `New rules come into force on ${on.en}. As it stands now, this case goes over to them on that day.`,
      `新规则将于${on.zh}起施行。按目前状态，本案自该日起适用新规则。`,
    ),
  ];
};
