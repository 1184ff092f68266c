import { type ReactNode, useId } from 'react';
import { Marks } from '#web/law';
import { Details, useFormat, useSay, useT } from '#web/ui';
import { brackets, columnsOf, foldWeeks } from './ribbon.ts';
import { CalendarRibbon, LineRibbon, RibbonKey, SpanList } from './ribbon-drawing.tsx';
import type { ClockStep, ClockView } from './shapes.ts';
import { useWords } from './words.ts';

export interface ClockRibbonProps {
  readonly clock: ClockView;
  /** `calendar`: always weeks under each other, as citizens get it. */
  readonly form?: 'line' | 'calendar';
  /** A quiet remark after the chain: who changed it, when. */
  readonly remark?: ReactNode;
  /** The page that counts by itself, and the file with the same data. */
  readonly recount?: RecountFiles | undefined;
  readonly open?: boolean;
  readonly level?: 2 | 3;
  /** Without the sentence and its heavy rule: inside a page that said it already. */
  readonly bare?: boolean;
}

export interface RecountFiles {
  readonly page: string;
  readonly data?: string | undefined;
}

/** The date, how it came to be, and every day of it. */
export function ClockRibbon({ clock, form = 'line', remark, recount, open = false, level = 2, bare = false }: ClockRibbonProps) {
  const id = useId();
  const items = foldWeeks(clock.days);
  const look = `as-${form} ${widthClass(columnsOf(items))}`;
  const label = useRibbonLabel(clock);
  const body = (
    <>
      {clock.days.length > 0 && (
        <>
          <div role="img" aria-label={label}>
            {form === 'line' && <LineRibbon clock={clock} items={items} spans={brackets(items, clock.spans)} />}
            <CalendarRibbon clock={clock} items={items} />
          </div>
          <SpanList spans={clock.spans} />
          <RibbonKey clock={clock} />
        </>
      )}
      <Recount steps={clock.steps} files={recount} open={open} />
    </>
  );
  if (bare) return <div className={`ribbox ${look}`}>{body}</div>;
  return (
    <section className={`clock ${look}${clock.state === 'late' ? ' isbad' : ''}`} aria-labelledby={id}>
      <ClockHead id={id} level={level} clock={clock} remark={remark} />
      {body}
    </section>
  );
}

/** How many columns a line of days has decides how narrow its place may become before it turns into weeks. */
const widthClass = (columns: number): string => (columns <= 32 ? 'w-s' : columns <= 48 ? 'w-m' : columns <= 62 ? 'w-l' : 'w-x');

const tones: Readonly<Record<string, string>> = { late: 't-bad', expired: 't-bad', paused: 't-wait' };

function ClockHead({
  id,
  level,
  clock,
  remark,
}: {
  readonly id: string;
  readonly level: 2 | 3;
  readonly clock: ClockView;
  readonly remark: ReactNode;
}) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="due">
      <Heading id={id} className={tones[clock.state]}>
        {say(clock.sentence)}
      </Heading>
      {clock.state === 'running' ? <BoldNumber words={t(clock.leftWords)} /> : <span>{say(clock.leftWords)}</span>}
      {clock.chain.length > 1 && <ClockChain chain={clock.chain} />}
      {(clock.state === 'late' || clock.state === 'expired') && (
        <span className="quiet">
          {words.silence}
          {say(clock.silence)}
        </span>
      )}
      {clock.why !== undefined && <span className="quiet">{say(clock.why)}</span>}
      {clock.reminders !== undefined && <span className="quiet">{say(clock.reminders)}</span>}
      {remark !== undefined && <span className="quiet">{remark}</span>}
      {clock.mark !== undefined && (
        <span className="clock-mark">
          <Marks marks={clock.mark} />
        </span>
      )}
    </div>
  );
}

/** The first number of a sentence is what one looks for. */
function BoldNumber({ words }: { readonly words: string }) {
  const [, before = '', figure, after = words] = /^(\D*?)([\d,]+)(.*)$/s.exec(words) ?? [];
  return (
    <span>
      {before}
      {figure !== undefined && <b>{figure}</b>}
      {after}
    </span>
  );
}

/** without pause 9 Mar → with pause 19 Mar → with extension 2 Apr */
function ClockChain({ chain }: { readonly chain: ClockView['chain'] }) {
  const say = useSay();
  return (
    <span className="quiet">
      {chain.map((link, at) => (
        <span key={link.what} className="nb">
          {at > 0 && ' → '}
          {say(link.words)}
        </span>
      ))}
    </span>
  );
}

/** A line a step: dates, words, n of N, article. */
export function Recount({
  steps,
  files,
  open = false,
}: {
  readonly steps: readonly ClockStep[];
  readonly files?: RecountFiles | undefined;
  readonly open?: boolean;
}) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  if (steps.length === 0) return null;
  return (
    <Details className="recount" open={open} summary={steps.length === 1 ? words.recountOne : words.recount(format.small(steps.length))}>
      <ol className="steps small">
        {steps.map((step, index) => (
          <li key={index}>
            <span className="num">{format.dateSpan(step.from, step.to, steps[0]!.from)}</span>
            <span>{say(step.text)}</span>
            <span className="c num">
              {step.counted !== undefined && step.of !== undefined && format.outOf(Number(step.counted), Number(step.of))}
            </span>
            <span className="a">
              <Marks marks={step.marks} />
            </span>
          </li>
        ))}
      </ol>
      {files !== undefined && (
        <p className="small">
          <a href={files.page} download>
            {words.recountPage}
          </a>{' '}
          {files.data !== undefined && (
            <>
              <a href={files.data} download>
                {words.recountFile}
              </a>{' '}
            </>
          )}
          <span className="quiet">{words.recountNote}</span>
        </p>
      )}
    </Details>
  );
}

/** The drawing in words; the steps below are its text. */
const useRibbonLabel = (clock: ClockView): string => {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const [first, last] = [clock.days[0], clock.days.at(-1)];
  if (first === undefined || last === undefined) return '';
  const spans = clock.spans.map((span) => `${format.dateSpan(span.from, span.to)}: ${t(span.text)}.`);
  return [words.calendar(format.longDate(first.day), format.longDate(last.day)), ...spans, t(clock.sentence)].join(words.gap);
};
