import { type ReactNode, useState } from 'react';
import type { Answered } from '#contract';
import { Marks } from '#web/law';
import { Button, type Column, Details, Head, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useMe } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { AccountsLink } from './accounts-link.tsx';
import { EndDialog, type Ending } from './people-end.tsx';
import { PeopleForm, type PeopleTask } from './people-forms.tsx';
import { Powers, ProposedPosts } from './people-powers.tsx';
import { hasPower } from './places.ts';
import { useWords } from './words.ts';
import { Workload } from './workload.tsx';

type People = Answered<'people'>;
type Person = People['people'][number];

/** Who may act, from when and until when. Who has the powers of the office changes it. */
export function PeoplePage() {
  const words = useWords();
  const people = useAsk('people', {});
  useTitle(words.people.title);
  return (
    <AskPage of={people} title={words.people.title} shape={[100, 100, 100]}>
      {(value) => <PeopleSheet page={value} />}
    </AskPage>
  );
}

const tasks: readonly PeopleTask[] = ['givePost', 'giveSeat', 'noteAbsence', 'declare', 'add'];

function PeopleSheet({ page }: { readonly page: People }) {
  const words = useWords();
  const { me } = useMe();
  const admin = hasPower(me, 'give-posts');
  const [task, setTask] = useState<PeopleTask>();
  const [ending, setEnding] = useState<Ending>();
  const [done, setDone] = useState(false);
  const finish = () => {
    setTask(undefined);
    setEnding(undefined);
    setDone(true);
  };
  const begin = (next: PeopleTask) => {
    setDone(false);
    setTask(next);
  };
  return (
    <>
      <Head title={words.people.title} sub={words.people.sub} side={<AccountsLink />} />
      <p className="acts people-acts">
        {tasks
          .filter((one) => admin || one === 'declare' || one === 'noteAbsence')
          .map((one) => (
            <Button key={one} kind="second" onClick={() => begin(one)}>
              {words.people[one]}…
            </Button>
          ))}
        {!admin && <span className="quiet small">{words.people.only}</span>}
      </p>
      <p role="status">{done && words.people.done}</p>
      <ProposedPosts page={page} onEnd={setEnding} />
      <PeopleTable page={page} onEnd={admin ? setEnding : undefined} onRevoke={setEnding} />
      {hasPower(me, 'see-workload') && <Workload />}
      {page.committees.length > 0 && <Committees page={page} />}
      <Powers page={page} />
      {task !== undefined && (
        <PeopleForm
          key={task}
          task={task}
          page={page}
          own={admin ? undefined : me?.person}
          onClose={() => setTask(undefined)}
          onDone={finish}
        />
      )}
      {ending !== undefined && <EndDialog ending={ending} onClose={() => setEnding(undefined)} onDone={finish} />}
    </>
  );
}

function PeopleTable({
  page,
  onEnd,
  onRevoke,
}: {
  readonly page: People;
  readonly onEnd: ((ending: Ending) => void) | undefined;
  readonly onRevoke: (ending: Ending) => void;
}) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const span = (from: string, until: string | undefined) =>
    words.people.since(format.longDate(from), until === undefined ? undefined : format.longDate(until));
  const entry = (person: Person, id: string, what: string, more: ReactNode, end: Ending['end'] | undefined) => (
    <div key={id} className="entry">
      <span>
        {what} <span className="quiet small">{more}</span>
      </span>
      {onEnd !== undefined && end !== undefined && (
        <Button kind="bare" onClick={() => onEnd({ end, id, what, whose: person.name })}>
          {words.people.end}
          <span className="sr"> {words.people.endOf(what, person.name)}</span>
        </Button>
      )}
    </div>
  );
  const columns: readonly Column<Person>[] = [
    { key: 'name', head: words.people.person, names: true, cell: (person) => <b>{person.name}</b> },
    {
      key: 'posts',
      head: words.people.posts,
      label: words.people.posts,
      cell: (person) =>
        person.posts.map((post) =>
          entry(person, post.id, t(post.role.title), `${t(post.office.title)}${words.comma}${span(post.from, post.until)}`, 'endPost'),
        ),
    },
    {
      key: 'seats',
      head: words.people.seats,
      label: words.people.seats,
      cell: (person) =>
        person.seats.map((seat) =>
          entry(
            person,
            seat.id,
            t(seat.committee.title),
            [
              t(seat.category.title),
              ...(seat.chair ? [words.people.chair] : []),
              ...(seat.case === undefined ? [] : [words.people.forCase(seat.case)]),
              span(seat.from, seat.until),
            ].join(words.comma),
            'endSeat',
          ),
        ),
    },
    {
      key: 'absent',
      head: words.people.absent,
      label: words.people.absent,
      cell: (person) =>
        person.absences.map(({ id, from, until, standIn }) => (
          <div key={id} className="entry">
            <span>
              {format.dateSpan(from, until)}{' '}
              {standIn !== undefined && (
                <span className="quiet small">
                  {words.people.deputy(standIn.name)}
                  {standIn.roles.length > 0 && ` (${standIn.roles.map((role) => t(role.title)).join(words.comma)})`}
                </span>
              )}
            </span>
            {standIn?.mayRevoke === true && (
              <Button
                kind="bare"
                onClick={() => onRevoke({ end: 'revokeStandIn', id: standIn.id, what: standIn.name, whose: person.name })}
              >
                {words.people.verbs.revokeStandIn}
              </Button>
            )}
          </div>
        )),
    },
    {
      key: 'interests',
      head: words.people.interests,
      label: words.people.interests,
      cell: (person) => person.interests.map((interest) => entry(person, interest.id, interest.in, interest.note ?? '', 'endInterest')),
    },
  ];
  const acting = page.people.filter(
    (person) => person.posts.length + person.seats.length + person.absences.length + person.interests.length > 0,
  );
  const named = ({ name, organisations }: Person): string =>
    organisations.length === 0
      ? name
      : words.people.actsFor(
          name,
          organisations.map((one) => {
            const until = one.until === undefined ? [] : [words.people.actsUntil(format.longDate(one.until))];
            return [one.name, ...(one.procedures ?? []).map((procedure) => t(procedure.title)), ...until].join(words.comma);
          }),
        );
  const others = page.people.filter((person) => !acting.includes(person));
  return (
    <>
      {acting.length === 0 ? (
        <p className="quiet">{words.people.empty}</p>
      ) : (
        <Table className="people-table" label={words.people.title} columns={columns} rows={acting} rowKey={(person) => person.person} />
      )}
      {others.length > 0 && (
        <Details summary={words.people.others(others.length)} className="others">
          <p>{others.map((person) => named(person)).join(words.comma)}</p>
        </Details>
      )}
    </>
  );
}

/** How many seats of each category are filled. */
function Committees({ page }: { readonly page: People }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <div className="stack committees">
      <h2>{words.people.committees}</h2>
      {page.committees.map((committee) => (
        <Section
          key={committee.committee.name}
          id={`c-${committee.committee.name}`}
          level={3}
          title={t(committee.committee.title)}
          aside={<Marks marks={committee.mark} />}
        >
          {committee.perCase && <p className="quiet small">{words.people.perCase}</p>}
          <ul className="seat-rows">
            {committee.seats.map((seat) => (
              <li key={seat.category.name}>
                <span>{say(seat.category.title)}</span>
                {committee.perCase ? (
                  <span className="num">{words.people.places(seat.seats)}</span>
                ) : (
                  <>
                    <span className="num">{words.people.filled(seat.filled, seat.seats)}</span>
                    <span className="seat-boxes" aria-hidden="true">
                      {Array.from({ length: seat.seats }, (_, at) => (
                        <i key={`${seat.category.name}-${at + 1}`} className={at < seat.filled ? 'on' : undefined} />
                      ))}
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
