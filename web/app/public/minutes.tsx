import { useParams } from 'wouter';
import { Crumb, Head, Link, Note, Table, useFormat, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { MinutesSheet } from '../minutes-sheet.tsx';
import { useWords } from '../office/meetings/words.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';

/** Signed minutes of all committees, newest first. */
export function MinutesListPage() {
  const words = useWords().minutes;
  const format = useFormat();
  const say = useSay();
  useTitle(words.listTitle);
  const list = useAsk('minutesList', { limit: 200 }, { empty: (value) => value.minutes.length === 0 });
  return (
    <AskPage of={list} title={words.listTitle} empty={words.listNone} emptyNext={words.listLede}>
      {(value) => (
        <>
          <Head title={words.listTitle} sub={words.listLede} />
          <Table
            label={words.listTitle}
            rows={value.minutes}
            rowKey={(row) => row.id}
            columns={[
              { key: 'title', head: words.title, names: true, cell: (row) => <Link href={row.href}>{say(row.title)}</Link> },
              { key: 'on', head: words.held, label: words.held, number: true, cell: (row) => format.longDate(row.on) },
              {
                key: 'signed',
                head: words.signed,
                label: words.signed,
                number: true,
                cell: (row) => format.longDate(row.signed.slice(0, 10)),
              },
              { key: 'items', head: '', number: true, cell: (row) => words.shown(row.shown, row.items) },
            ]}
          />
        </>
      )}
    </AskPage>
  );
}

/** Signed minutes, as far as their matters are public. */
export function MinutesPage() {
  const { committee = '', number = '' } = useParams();
  const words = useWords().minutes;
  const t = useT();
  const minutes = useAsk('minutes', { committee: decodeURIComponent(committee), number: decodeURIComponent(number) });
  useTitle(minutes.kind === 'ready' ? t(minutes.value.title) : words.title);
  return (
    <AskPage of={minutes} title={words.title}>
      {(value) => (
        <>
          <Crumb steps={[{ label: words.listTitle, href: '/minutes' }, { label: <span className="num">{value.id}</span> }]} />
          {value.text === undefined && <Note small>{words.public}</Note>}
          <MinutesSheet minutes={value} level={1} />
        </>
      )}
    </AskPage>
  );
}
