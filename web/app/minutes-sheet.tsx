import type { MinutesView } from '#contract';
import { StateMark } from '#web/case';
import { RuledLine } from '#web/law';
import { Button, Details, Link, Note, Pairs, useFormat, useSay, useT } from '#web/ui';
import { useWords } from './office/meetings/words.ts';
import './office/meetings/meetings.css';

const tones = { draft: 'to-come', 'signed-by-one': 'waiting', signed: 'in-force' } as const;

/** Minutes as they are read and printed: the law speaks in serif, the office in sans. */
export function MinutesSheet({ minutes, level = 2 }: { readonly minutes: MinutesView; readonly level?: 1 | 2 }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const Heading = level === 1 ? 'h1' : 'h2';
  const Part = level === 1 ? 'h2' : 'h3';
  return (
    <article className="letter minutes" aria-labelledby="minutes-title">
      <header>
        <b>{say(minutes.committee.title)}</b>
        <span className="num">
          {minutes.id} · {format.longDate(minutes.on)}
        </span>
      </header>
      <Heading id="minutes-title">{say(minutes.title)}</Heading>
      <p className="small">
        <StateMark tone={tones[minutes.state]}>{say(minutes.words)}</StateMark>
      </p>
      <Pairs
        label={words.minutes.title}
        pairs={minutes.facts.map((fact) => ({ key: fact.name.en, name: t(fact.name), value: t(fact.value) }))}
      />
      {minutes.attendance.length > 0 && (
        <>
          <Part>{words.minutes.attendance}</Part>
          <ul className="minutes-attendance">
            {minutes.attendance.map((one) => (
              <li key={one.name.en}>
                <span>
                  {say(one.name)} {one.category !== undefined && <span className="quiet small">{say(one.category)}</span>}
                </span>
                <span className="num">{say(one.words)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ol className="minutes-items">
        {minutes.items.map((item) => (
          <li key={item.item}>
            <Part>
              {words.minutes.item(item.item)}{' '}
              {item.case === undefined ? t(item.title) : <Link href={item.case.href}>{say(item.title)}</Link>}{' '}
              {item.case !== undefined && <span className="small quiet num">{item.case.number}</span>}
            </Part>
            {item.lines.map((line) => (
              <RuledLine key={line.text.en} marks={line.marks}>
                <p>{say(line.text)}</p>
              </RuledLine>
            ))}
            {item.sum !== undefined && (
              <p>
                <b>{say(item.sum)}</b>
              </p>
            )}
            {item.ballots !== undefined && <p className="small">{say(item.ballots)}</p>}
            {item.remark !== undefined && (
              <p>
                <span className="quiet small">{words.minutes.remark}</span> {item.remark}
              </p>
            )}
          </li>
        ))}
      </ol>
      {minutes.withheld > 0 && <Note small>{words.minutes.withheld(minutes.withheld)}</Note>}
      {minutes.remark !== undefined && (
        <p>
          <span className="quiet small">{words.minutes.remarkWhole}</span> {minutes.remark}
        </p>
      )}
      <Part>{words.minutes.signatures}</Part>
      {minutes.signatures.length === 0 ? (
        <p className="quiet">{words.minutes.noSignature}</p>
      ) : (
        <ul className="minutes-attendance">
          {minutes.signatures.map((one) => (
            <li key={one.as}>
              <span>
                {say(one.title)} {one.name !== undefined && <b>{say(one.name)}</b>}
              </span>
              <span className="num">{format.dateTime(one.on)}</span>
            </li>
          ))}
        </ul>
      )}
      {minutes.sentBack.map((one) => (
        <p key={one.on} className="small quiet">
          {words.minutes.sentBack} {format.dateTime(one.on)}, {t(one.by)}: {one.why}
        </p>
      ))}
      <footer>
        <span className="minutes-digest">
          {words.minutes.digest} <span className="num">{minutes.digest}</span>
        </span>
        {minutes.text !== undefined && (
          <Details summary={words.minutes.text}>
            <pre className="minutes-text">{minutes.text}</pre>
          </Details>
        )}
      </footer>
      <p className="acts letter-tools">
        <Button kind="second" onClick={() => print()}>
          {words.print}
        </Button>
      </p>
    </article>
  );
}
