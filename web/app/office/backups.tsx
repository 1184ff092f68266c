import { useEffect } from 'react';
import type { BackupsPage as Backups, KeptBackup } from '#contract';
import { Button, bytes, Empty, Head, Note, Pairs, Section, Table, useFormat, useT } from '#web/ui';
import { queryClient, useAsk, useDo } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage, TroubleOf } from '../trouble.tsx';
import { useBackupsWords } from './backups-words.ts';

/** So often the page looks how work goes on. */
const lookAgainMs = 2000;

/** Which backups exist, when the next is due, whether a restore was rehearsed; made and rehearsed from here too. */
export function BackupsPage() {
  const words = useBackupsWords();
  useTitle(words.title);
  const page = useAsk('backups', {}, { keep: true });
  return (
    <AskPage of={page} title={words.title} shape={[60, 100, 100]}>
      {(value) => <Sheet page={value} />}
    </AskPage>
  );
}

function Sheet({ page }: { readonly page: Backups }) {
  const words = useBackupsWords();
  const t = useT();
  const make = useDo('makeBackup');
  const doing = page.doing !== undefined;
  useEffect(() => {
    if (!doing) return;
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ['backups'] }), lookAgainMs);
    return () => clearInterval(timer);
  }, [doing]);
  return (
    <div className="stack-l">
      <Head title={t(page.sentence)} sub={words.lede} />
      {page.plan === undefined ? (
        <Empty title={t(page.sentence)} next={words.noneNext} />
      ) : (
        <>
          <div role="status" className="stack">
            <Doing page={page} />
          </div>
          <Failed page={page} />
          <Plan plan={page.plan} />
          <div className="stack">
            <TroubleOf outcome={make.trouble} />
            <p className="acts">
              <Button onClick={() => void make.run({})} busy={make.busy || page.doing?.what === 'backup'}>
                {words.make}
              </Button>
            </p>
          </div>
          <Kept rows={page.rows} rehearsing={page.doing?.of} />
        </>
      )}
    </div>
  );
}

function Doing({ page: { doing } }: { readonly page: Backups }) {
  const words = useBackupsWords();
  const moment = useMoment();
  if (doing === undefined) return null;
  const since = moment(doing.since);
  return <Note tone="wait">{doing.of === undefined ? words.making(since) : words.rehearsing(moment(doing.of), since)}</Note>;
}

function Failed({ page: { failed } }: { readonly page: Backups }) {
  const words = useBackupsWords();
  const t = useT();
  const moment = useMoment();
  if (failed === undefined) return null;
  const at = moment(failed.at);
  return (
    <Note tone="bad" alert>
      <b>{failed.what === 'backup' ? words.failedBackup(at) : words.failedRehearsal(at)}</b> {t(failed.why)}
    </Note>
  );
}

function Plan({ plan }: { readonly plan: NonNullable<Backups['plan']> }) {
  const words = useBackupsWords();
  const format = useFormat();
  const moment = useMoment();
  const { daily, weekly, monthly } = plan;
  return (
    <Pairs
      label={words.title}
      pairs={[
        { key: 'next', name: words.next, value: moment(plan.next) },
        { key: 'every', name: words.every, value: words.everyHours(format.number(plan.everyHours)) },
        { key: 'kept', name: words.kept, value: words.keptWords(format.number(daily), format.number(weekly), format.number(monthly)) },
      ]}
    />
  );
}

function Kept({ rows, rehearsing }: { readonly rows: readonly KeptBackup[]; readonly rehearsing: string | undefined }) {
  const words = useBackupsWords();
  const rehearse = useDo('rehearseBackup');
  const moment = useMoment();
  return (
    <Section id="kept" title={words.list}>
      <TroubleOf outcome={rehearse.trouble} />
      {rows.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <Table
          labelledBy="kept"
          rows={rows}
          rowKey={({ time }) => time}
          columns={[
            { key: 'when', head: words.when, names: true, cell: ({ at }) => <span className="nb">{moment(at)}</span> },
            { key: 'size', head: words.size, label: words.size, number: true, right: true, cell: (row) => bytes(row.bytes) },
            { key: 'restore', head: words.restore, label: words.restore, cell: (row) => <Rehearsed row={row} /> },
            {
              key: 'act',
              head: <span className="sr">{words.verify}</span>,
              cell: ({ time, at }) => (
                <Button kind="second" busy={rehearsing === at} onClick={() => void rehearse.run({ time })}>
                  {words.verify}
                  <span className="sr"> {moment(at)}</span>
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function Rehearsed({ row: { rehearsed } }: { readonly row: KeptBackup }) {
  const words = useBackupsWords();
  const format = useFormat();
  const t = useT();
  const moment = useMoment();
  if (rehearsed === undefined) return <span className="quiet">{words.never}</span>;
  const at = moment(rehearsed.at);
  if (rehearsed.ok) return <>{words.passed(at, format.number(rehearsed.events ?? 0))}</>;
  return (
    <span>
      <b>{words.broke(at)}</b> {rehearsed.why !== undefined && t(rehearsed.why)}
    </span>
  );
}

/** A day and its hour, as the city's clock shows them. */
const useMoment = (): ((instant: string) => string) => {
  const format = useFormat();
  return (instant) => `${format.shortDate(instant.slice(0, 10))} ${instant.slice(11, 16)}`;
};
