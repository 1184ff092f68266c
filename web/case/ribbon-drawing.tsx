import type { CSSProperties } from 'react';
import { monthName, useFormat, useLang, useSay, useT } from '#web/ui';
import { type Bracket, columnsOf, looksOf, monthMarks, type RibbonItem, weekdayFromMonday } from './ribbon.ts';
import type { ClockView, Span } from './shapes.ts';
import { useWords } from './words.ts';

interface DrawingProps {
  readonly clock: ClockView;
  readonly items: readonly RibbonItem[];
}

const todayOf = (clock: ClockView): string | undefined => clock.days.find((cell) => cell.today === true)?.day;
const dayOfMonth = (day: string): number => Number(day.slice(8, 10));

/** One cell a day in one line: the month above, the day, the count in the box, the span below. */
export function LineRibbon({ clock, items, spans }: DrawingProps & { readonly spans: readonly Bracket[] }) {
  const lang = useLang();
  const t = useT();
  const words = useWords();
  const today = todayOf(clock);
  return (
    <div className="ribbon line" style={{ '--n': columnsOf(items) } as CSSProperties}>
      {monthMarks(items).map((mark, at) => {
        const room = mark.to - mark.from;
        const name = monthName(mark.month, lang, room < 5);
        const withYear = (at === 0 || mark.month === 1) && room > 6;
        return (
          <span key={`${mark.year}-${mark.month}`} className="mo" style={{ gridColumn: `${mark.from}/${mark.to}` }}>
            {room > 1 && (withYear ? words.monthOfYear(name, String(mark.year)) : name)}
          </span>
        );
      })}
      {items.map(({ cells, column, columns, weeks }) => {
        const cell = cells[0]!;
        return (
          <span
            key={cell.day}
            className={`${looksOf(cell, today)}${weeks > 0 ? ' fold' : ''}`}
            style={{ gridColumn: `${column}/span ${columns}` }}
          >
            <span>{weeks > 1 ? words.weeks(weeks) : `${dayOfMonth(cell.day)}${weeks === 1 ? '–' : ''}`}</span>
            <i>{weeks > 0 ? `+${countedIn(cells)}` : cell.n}</i>
          </span>
        );
      })}
      {spans.map(({ span, from, to }) => (
        <span key={`${span.from} ${span.kind}`} className={`ph ${spanLook[span.kind]}`} style={{ gridColumn: `${from}/${to}` }}>
          {to - from > 3 && t(span.text)}
        </span>
      ))}
    </div>
  );
}

const countedIn = (cells: RibbonItem['cells']): number => cells.filter((cell) => cell.n !== undefined).length;

/** The same as weeks under each other. */
export function CalendarRibbon({ clock, items }: DrawingProps) {
  const lang = useLang();
  const words = useWords();
  const format = useFormat();
  const today = todayOf(clock);
  return (
    <div className="ribbon cal">
      {words.weekdays.map((name) => (
        <span key={name} className="wd">
          {name}
        </span>
      ))}
      {items.map(({ cells, weeks }, at) => {
        const cell = cells[0]!;
        const start = at === 0 ? { gridColumnStart: weekdayFromMonday(cell.day) + 1 } : undefined;
        if (weeks > 0) {
          return (
            <span key={cell.day} className={`${looksOf(cell, today)} fold`}>
              <span>{format.dateSpan(cell.day, cells.at(-1)!.day)}</span>
              <i>
                {words.weeks(weeks)}: +{countedIn(cells)}
              </i>
            </span>
          );
        }
        const named = at === 0 || cell.day.endsWith('-01');
        return (
          <span key={cell.day} className={looksOf(cell, today)} style={start}>
            <span>
              {named && <b>{words.before(monthName(Number(cell.day.slice(5, 7)), lang, true))}</b>}
              {dayOfMonth(cell.day)}
            </span>
            <i>{cell.n}</i>
          </span>
        );
      })}
    </div>
  );
}

const spanLook: Readonly<Record<Span['kind'], string>> = {
  counted: '',
  paused: 'p',
  'not-counted': 'p',
  extended: 'x',
  late: 'b',
  provisional: 'x',
};

/** The spans in words: below a calendar of weeks, where no bracket can be drawn. */
export function SpanList({ spans }: { readonly spans: readonly Span[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <ul className="spans">
      {spans.map((span) => (
        <li key={`${span.from} ${span.kind}`} className={spanLook[span.kind]}>
          <span className="num">{format.dateSpan(span.from, span.to, spans[0]!.from)}</span>
          <span>{say(span.text)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the looks mean; only those that occur. */
export function RibbonKey({ clock }: { readonly clock: ClockView }) {
  const words = useWords();
  const format = useFormat();
  const { days } = clock;
  const has = (kind: string) => days.some((cell) => cell.kind === kind);
  const madeUp = days.filter((cell) => cell.madeUp === true);
  const holiday = days.find((cell) => cell.holiday === true);
  const challenge = clock.kind === 'challenge';
  const due = days.find((cell) => cell.due === true);
  const provisional = days.some((cell) => cell.provisional === true);
  return (
    <div className="key" aria-hidden="true">
      {(has('counted') || has('missed')) && <KeyItem look="k-used" text={challenge ? words.key.gone : words.key.counted} />}
      {has('to-come') && <KeyItem look="" text={challenge ? words.key.leftToThem : words.key['to-come']} />}
      {has('added') && <KeyItem look="k-added" text={words.key.added} />}
      {has('paused') && <KeyItem look="k-pause" text={words.key.paused} />}
      {has('not-counted') && <KeyItem look="k-pause" text={words.key['not-counted']} />}
      {provisional && <KeyItem look="k-about" text={words.key.about} />}
      {has('missed') ? (
        <KeyItem look="k-due" text={words.key.missed} />
      ) : (
        due !== undefined && (
          <KeyItem look={due.provisional === true ? 'k-due k-maybe' : 'k-due'} text={challenge ? words.key.lastDay : words.key.due} />
        )
      )}
      {has('late') && <KeyItem look="k-over" text={words.key.late} />}
      {madeUp.length > 0 && (
        <KeyItem
          look="k-make"
          text={madeUp.length > 3 ? words.key.madeUp : words.madeUpOn(madeUp.map((cell) => format.shortDate(cell.day)))}
        />
      )}
      {holiday !== undefined && <KeyItem look="k-hol" box={dayOfMonth(holiday.day)} text={words.key.holiday} />}
    </div>
  );
}

function KeyItem({ look, text, box }: { readonly look: string; readonly text: string; readonly box?: number }) {
  return (
    <span>
      <i className={look}>{box}</i>
      {text}
    </span>
  );
}
