import { BallotMark, StateMark } from '#web/case';
import { Marks } from '#web/law';
import { Button, type Column, Section, Table, useFormat, useSay, useT } from '#web/ui';
import type { Meeting } from './meeting.ts';
import { useWords } from './words.ts';

type Row = Meeting['attendance'][number];

/** Attendance, taken once for the whole meeting; beside it how each member stands to the item that is open. */
export function Room({
  meeting,
  busy,
  onAct,
}: {
  readonly meeting: Meeting;
  readonly busy: boolean;
  readonly onAct: (act: 'arrive' | 'depart', person: string) => void;
}) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const live = meeting.stage === 'in-session';
  const members = new Map((meeting.current?.vote?.members ?? []).map((member) => [member.person, member]));
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: words.member,
      names: true,
      cell: (row) => (
        <>
          {say(row.name)} <span className="quiet">{row.presides ? words.presides : row.chair ? words.isChair : ''}</span>{' '}
          {row.you && <b>{words.you}</b>}
        </>
      ),
    },
    { key: 'category', head: words.category, className: 'quiet-fold', cell: (row) => row.category !== undefined && t(row.category.title) },
    {
      key: 'room',
      head: live ? words.inRoom : words.invitation,
      label: live ? words.inRoom : undefined,
      cell: (row) => (
        <>
          {live && <StateMark tone={row.present ? 'in-force' : 'ended'}>{say(row.words)}</StateMark>}
          {!live && t(row.words)}
          {!live && row.invited !== undefined && words.letterSent(format.longDate(row.invited.slice(0, 10)))}
        </>
      ),
    },
    ...(members.size === 0
      ? []
      : [
          {
            key: 'item',
            head: words.thisItem,
            cell: (row: Row) => {
              const member = members.get(row.person);
              if (member === undefined) return null;
              return (
                <>
                  <BallotMark ballot={member.ballot} />
                  {member.why !== undefined && <div className="quiet small">{say(member.why)}</div>}
                  {row.barred !== undefined && <Marks marks={row.barred.marks} />}
                </>
              );
            },
          },
        ]),
    ...(live && meeting.keeps
      ? [
          {
            key: 'act',
            head: words.act,
            cell: (row: Row) =>
              row.arrive || row.depart ? (
                <Button kind="bare" busy={busy} onClick={() => onAct(row.arrive ? 'arrive' : 'depart', row.person)}>
                  <span aria-hidden="true">{row.arrive ? words.came : words.went}</span>
                  <span className="sr">{row.arrive ? words.cameOf(t(row.name)) : words.wentOf(t(row.name))}</span>
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
  const here = meeting.attendance.filter((row) => row.present).length;
  return (
    <Section id="who-is-here" title={words.here} aside={live ? words.hereOf(here, meeting.attendance.length) : undefined}>
      <Table className="members" labelledBy="who-is-here" columns={columns} rows={meeting.attendance} rowKey={(row) => row.person} />
    </Section>
  );
}
