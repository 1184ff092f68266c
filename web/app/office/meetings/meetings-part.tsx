import { useState } from 'react';
import type { Answered } from '#contract';
import { StateMark } from '#web/case';
import { Marks } from '#web/law';
import { Ask, Button, Details, Link, Section, Select, Table, TextInput, useFormat, useSay, useT } from '#web/ui';
import { useAsk, useDo } from '../../api.ts';
import { useMe } from '../../session.ts';
import { Ask as Asked, TroubleOf } from '../../trouble.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { useWords } from './words.ts';
import './meetings.css';

type Home = Answered<'committees'>;
type Part = Home['committees'][number];

/** Meetings of my committees, and the interests that I have declared. */
export function CommitteeParts() {
  const home = useAsk('committees', {});
  return (
    <Asked of={home} shape={[60, 100]}>
      {(value) => (
        <div className="stack committees">
          {value.committees.map((part) => (
            <Meetings key={part.committee.name} part={part} />
          ))}
          {value.committees.some((part) => part.seat !== undefined) && <OwnInterests home={value} />}
        </div>
      )}
    </Asked>
  );
}

/** So many meetings that are over are shown at once. */
const latest = 5;

function Meetings({ part }: { readonly part: Part }) {
  const words = useWords();
  const t = useT();
  const [calling, setCalling] = useState(false);
  const id = `meetings-${part.committee.name}`;
  return (
    <Section id={id} title={words.meetingsOf(t(part.committee.title))} aside={<Marks marks={part.mark} />}>
      <p className="acts people-acts">
        {part.keeps && (
          <Button kind={part.waiting.length > 0 ? 'solid' : 'second'} onClick={() => setCalling(true)}>
            {words.call}…
          </Button>
        )}
        <Button kind="second" href={`/committee/${part.committee.name}/members`}>
          {words.members}
        </Button>
        {part.keeps && part.waiting.length > 0 && <span className="quiet small">{words.waiting(part.waiting.length)}</span>}
        {part.seat?.daysLeft !== undefined && <span className="quiet small">{words.daysLeft(part.seat.daysLeft)}</span>}
      </p>
      {part.meetings.length === 0 ? (
        <p className="quiet">
          {words.none} {words.noneNext}
        </p>
      ) : (
        <>
          <MeetingTable labelledBy={id} rows={part.meetings.slice(0, latest)} />
          {part.meetings.length > latest && (
            <Details className="earlier" summary={words.earlier(part.meetings.length - latest)}>
              <MeetingTable label={words.earlier(part.meetings.length - latest)} rows={part.meetings.slice(latest)} />
            </Details>
          )}
        </>
      )}
      {calling && <PlanDialog committee={part.committee.name} waiting={part.waiting} onClose={() => setCalling(false)} />}
    </Section>
  );
}

function MeetingTable({
  rows,
  label,
  labelledBy,
}: {
  readonly rows: Part['meetings'];
  readonly label?: string;
  readonly labelledBy?: string;
}) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <Table
      label={label}
      labelledBy={labelledBy}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          head: words.meeting,
          names: true,
          cell: (row) => (
            <>
              <Link href={row.href}>{say(row.title)}</Link>
              {row.invited !== undefined && row.stage === 'called' && (
                <div className="quiet small">{words.invited(format.longDate(row.invited.slice(0, 10)))}</div>
              )}
            </>
          ),
        },
        { key: 'on', head: words.when, number: true, cell: (row) => `${format.actDate(row.on)} ${row.at}` },
        { key: 'place', head: words.place, hide: true, cell: (row) => row.place },
        { key: 'items', head: words.items, label: words.items, number: true, cell: (row) => row.items },
        { key: 'state', head: words.state, cell: (row) => <StateMark tone={row.tone}>{say(row.words)}</StateMark> },
      ]}
    />
  );
}

/** What a member may vote on now, with the time that is left; anyone who has no seat has none. */
export function OwnVotes({ rows }: { readonly rows: Answered<'officeCases'>['rows'] }) {
  const words = useWords();
  const say = useSay();
  const home = useAsk('committees', {});
  if (home.kind !== 'ready' || home.value.committees.every((part) => part.seat === undefined)) return null;
  const { votes } = home.value;
  const left = (id: string) => rows.find((row) => row.case === id)?.left;
  return (
    <Section id="own-votes" title={words.ownVotes}>
      {votes.length === 0 ? (
        <p className="quiet">{words.ownVotesNone}</p>
      ) : (
        <ul className="own-votes">
          {votes.map((vote) => (
            <li key={vote.case}>
              <span className="what">
                <Link
                  href={
                    vote.meeting === undefined
                      ? `/committee/${encodeURIComponent(vote.case)}`
                      : `/committee/${vote.committee.name}/meetings/${vote.meeting.name}`
                  }
                >
                  {say(vote.title)}
                </Link>{' '}
                <span className="quiet small num">{vote.number}</span>
              </span>
              <span className="small">
                {left(vote.case) !== undefined && <b className="nb of-row">{say(left(vote.case)!)}</b>}
                <StateMark tone={vote.may ? 'waiting' : 'ended'}>{say(vote.words)}</StateMark>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OwnInterests({ home }: { readonly home: Home }) {
  const words = useWords();
  const [declaring, setDeclaring] = useState(false);
  return (
    <Section id="own-interests" title={words.ownInterests}>
      {home.interests.length === 0 ? (
        <p className="quiet">{words.ownInterestsNone}</p>
      ) : (
        <ul className="own-interests">
          {home.interests.map((interest) => (
            <li key={interest.id}>
              <span>{interest.in}</span>
              <span className="quiet small">{interest.note}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="acts people-acts">
        <Button kind="second" onClick={() => setDeclaring(true)}>
          {words.declare}…
        </Button>
      </p>
      {declaring && <Declare home={home} onClose={() => setDeclaring(false)} />}
    </Section>
  );
}

function Declare({ home, onClose }: { readonly home: Home; readonly onClose: () => void }) {
  const words = useWords();
  const { me } = useMe();
  const declare = useDo('declareInterest');
  const [within, setWithin] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const confirm = async () => {
    const outcome = await declare.run({
      body: { person: me?.person ?? '', in: within ?? '', ...(note.trim() !== '' && { note: note.trim() }) },
    });
    if (outcome.ok) onClose();
  };
  return (
    <Ask open onClose={onClose} onConfirm={() => void confirm()} title={words.declare} verb={words.declare} busy={declare.busy}>
      <p>{words.declareHelp}</p>
      <Select
        label={words.inWhom}
        value={within}
        onChange={setWithin}
        options={home.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        empty
      />
      <TextInput label={words.note} value={note} onChange={setNote} lines={2} maxLength={500} optional />
      <p className="small quiet">{words.stays}</p>
      <TroubleOf outcome={declare.trouble} />
    </Ask>
  );
}
