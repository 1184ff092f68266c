import { useState } from 'react';
import type { Answered } from '#contract';
import { Marks, RuledLine } from '#web/law';
import { Ask, Button, type Column, Crumb, DateInput, Head, Link, Section, Select, Table, useFormat, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../../api.ts';
import { useTitle } from '../../title.ts';
import { AskPage, TroubleOf } from '../../trouble.tsx';
import { EndDialog, type Ending } from '../people-end.tsx';
import { useWords } from './words.ts';
import './meetings.css';

type Page = Answered<'committeeMembers'>;
type Member = Page['members'][number];

/** A term that ends within so many days is counted down, as the sentence above counts it. */
const soonDays = 90;

/** Who sits where and until when, who is away, with which interests; which seats are empty; and how the committee decides. */
export function MembersPage({ committee }: { readonly committee: string }) {
  const words = useWords();
  const page = useAsk('committeeMembers', { committee });
  return (
    <AskPage of={page} title={words.members} shape={[40, 100, 100]}>
      {(value) => <MembersSheet page={value} />}
    </AskPage>
  );
}

function MembersSheet({ page }: { readonly page: Page }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const [seating, setSeating] = useState(false);
  const [away, setAway] = useState(false);
  const [ending, setEnding] = useState<Ending>();
  const title = words.seats.title(t(page.committee.title));
  useTitle(title);
  return (
    <>
      <Crumb steps={[{ label: t(page.committee.title), href: '/committee' }, { label: words.members }]} />
      <Head
        title={title}
        sub={
          <>
            {say(page.sentence)} <Marks marks={page.marks} />
          </>
        }
      />
      {page.mayChange && (
        <p className="acts people-acts">
          <Button kind="second" onClick={() => setSeating(true)}>
            {words.seats.add}…
          </Button>
          <Button kind="second" onClick={() => setAway(true)}>
            {words.seats.absence}…
          </Button>
        </p>
      )}
      <Members page={page} onEnd={page.mayChange ? setEnding : undefined} />
      <Seats page={page} />
      <Rules page={page} />
      {seating && <SeatDialog page={page} onClose={() => setSeating(false)} />}
      {away && <AwayDialog page={page} onClose={() => setAway(false)} />}
      {ending !== undefined && <EndDialog ending={ending} onClose={() => setEnding(undefined)} onDone={() => setEnding(undefined)} />}
    </>
  );
}

function Members({ page, onEnd }: { readonly page: Page; readonly onEnd: ((ending: Ending) => void) | undefined }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  if (page.members.length === 0) return <p className="quiet">{words.seats.none}</p>;
  const columns: readonly Column<Member>[] = [
    {
      key: 'name',
      head: words.member,
      names: true,
      cell: (member) => (
        <>
          <b>{member.name}</b> {member.chair && <span className="quiet">{words.isChair}</span>} {member.you && <b>{words.you}</b>}
          {member.case !== undefined && (
            <div className="small">
              <Link href={`/committee/${encodeURIComponent(member.case.id)}`}>{words.seats.forCase(member.case.number)}</Link>
            </div>
          )}
        </>
      ),
    },
    { key: 'category', head: words.category, cell: (member) => t(member.category.title) },
    {
      key: 'until',
      head: words.seats.until,
      cell: (member) => (
        <>
          {member.until === undefined ? words.seats.noEnd : words.seats.span(format.longDate(member.from), format.longDate(member.until))}{' '}
          {member.ended ? (
            <b className="t-bad">{words.seats.ended}</b>
          ) : (
            member.daysLeft !== undefined &&
            member.daysLeft <= soonDays && <span className="quiet small">{words.daysLeft(member.daysLeft)}</span>
          )}
        </>
      ),
    },
    { key: 'away', head: words.seats.away, label: words.seats.away, cell: (member) => member.away !== undefined && t(member.away) },
    {
      key: 'interests',
      head: words.seats.interests,
      label: words.seats.interests,
      cell: (member) =>
        member.interests.map((interest) => (
          <div key={interest.id}>
            {interest.in} {interest.note !== undefined && <span className="quiet small">{interest.note}</span>}
          </div>
        )),
    },
    ...(onEnd === undefined
      ? []
      : [
          {
            key: 'end',
            head: <span className="sr">{words.seats.end}</span>,
            cell: (member: Member) => (
              <Button
                kind="bare"
                onClick={() => onEnd({ end: 'endSeat', id: member.id, what: t(page.committee.title), whose: member.name })}
              >
                <span aria-hidden="true">{words.seats.end}</span>
                <span className="sr">{words.seats.endOf(member.name)}</span>
              </Button>
            ),
          },
        ]),
  ];
  return <Table className="people-table" label={words.members} columns={columns} rows={page.members} rowKey={(member) => member.id} />;
}

function Seats({ page }: { readonly page: Page }) {
  const words = useWords();
  const say = useSay();
  return (
    <Section id="seats" title={words.seats.seatsOf} className="committees">
      <ul className="seat-rows">
        {page.seats.map((seat) => (
          <li key={seat.category.name}>
            <span>{say(seat.category.title)}</span>
            <span className="num">{words.seats.filled(seat.filled, seat.seats)}</span>
            <span className="seat-boxes" aria-hidden="true">
              {Array.from({ length: Math.min(seat.seats, 12) }, (_, at) => (
                <i key={`${seat.category.name}-${at + 1}`} className={at < seat.filled ? 'on' : undefined} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Rules({ page }: { readonly page: Page }) {
  const words = useWords();
  const say = useSay();
  return (
    <Section id="rules" title={words.seats.rules} className="committees">
      {page.rules.map((rule) => (
        <RuledLine key={rule.rule.name} marks={rule.mark}>
          <h3>{say(rule.rule.title)}</h3>
          <p>
            {say(rule.quorum)} {say(rule.carried)}
          </p>
        </RuledLine>
      ))}
    </Section>
  );
}

function SeatDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const words = useWords();
  const t = useT();
  const give = useDo('giveSeat');
  const [person, setPerson] = useState<string | null>(null);
  const [category, setCategory] = useState<string | null>(null);
  const [chair, setChair] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const confirm = async () => {
    const outcome = await give.run({
      body: {
        person: person ?? '',
        committee: page.committee.name,
        category: category ?? '',
        ...(chair && { chair }),
        ...(from !== null && { from }),
        ...(until !== null && { until }),
      },
    });
    if (outcome.ok) onClose();
  };
  return (
    <Ask open onClose={onClose} onConfirm={() => void confirm()} title={words.seats.add} verb={words.seats.add} busy={give.busy}>
      <Select
        label={words.seats.person}
        value={person}
        onChange={setPerson}
        options={page.people.map(({ id, name }) => ({ value: id, label: name }))}
        empty
      />
      <Select
        label={words.category}
        value={category}
        onChange={setCategory}
        options={page.seats.map((seat) => ({
          value: seat.category.name,
          label: `${t(seat.category.title)} (${words.seats.filled(seat.filled, seat.seats)})`,
        }))}
        empty
      />
      <label className="check">
        <input type="checkbox" checked={chair} onChange={(event) => setChair(event.target.checked)} />
        {words.seats.chairBox}
      </label>
      <DateInput label={words.seats.from} value={from} onChange={setFrom} optional />
      <DateInput
        label={words.seats.untilDay}
        value={until}
        onChange={setUntil}
        optional
        help={page.term === undefined ? undefined : words.seats.untilHelp(t(page.term))}
      />
      <p className="small quiet">{words.stays}</p>
      <TroubleOf outcome={give.trouble} />
    </Ask>
  );
}

function AwayDialog({ page, onClose }: { readonly page: Page; readonly onClose: () => void }) {
  const words = useWords();
  const note = useDo('noteAbsence');
  const [person, setPerson] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const confirm = async () => {
    const outcome = await note.run({ body: { person: person ?? '', from: from ?? '', until: until ?? '' } });
    if (outcome.ok) onClose();
  };
  return (
    <Ask open onClose={onClose} onConfirm={() => void confirm()} title={words.seats.absence} verb={words.seats.absence} busy={note.busy}>
      <Select
        label={words.seats.person}
        value={person}
        onChange={setPerson}
        options={page.members.map(({ person: id, name }) => ({ value: id, label: name }))}
        empty
      />
      <DateInput label={words.seats.from} value={from} onChange={setFrom} />
      <DateInput label={words.seats.untilDay} value={until} onChange={setUntil} />
      <TroubleOf outcome={note.trouble} />
    </Ask>
  );
}
