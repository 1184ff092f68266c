import { useLocation } from 'wouter';
import { Button, Section, Table, useFormat } from '#web/ui';
import { useAsk, useDo } from '../api.ts';
import { startAnew } from '../session.ts';
import { Ask, TroubleOf } from '../trouble.tsx';
import { useAccountWords } from './words.ts';

/** Where the reader is signed in; each can be ended, or all at once. */
export function SessionsPart() {
  const { sessions: w } = useAccountWords();
  const format = useFormat();
  const [, navigate] = useLocation();
  const sessions = useAsk('sessions', {}, { empty: (value) => value.sessions.length === 0 });
  const end = useDo('endSession');
  const all = useDo('endAllSessions', { quiet: true });
  const everywhere = async () => {
    if (!(await all.run({})).ok) return;
    navigate('/sign-in');
    await startAnew();
  };
  return (
    <Section id="sessions" title={w.title}>
      <TroubleOf outcome={end.trouble ?? all.trouble} />
      <Ask of={sessions}>
        {(value) => (
          <Table
            labelledBy="sessions"
            rows={value.sessions}
            rowKey={(row) => row.id}
            columns={[
              { key: 'agent', head: w.browser, names: true, cell: (row) => browserIn(row.agent) },
              { key: 'since', head: w.since, label: w.since, number: true, cell: (row) => format.dateTime(row.since) },
              { key: 'seen', head: w.seen, label: w.seen, number: true, cell: (row) => format.dateTime(row.seen) },
              {
                key: 'end',
                head: <span className="sr">{w.end}</span>,
                cell: (row) =>
                  row.current ? (
                    <b>{w.here}</b>
                  ) : (
                    <Button kind="bare" onClick={() => end.run({ id: row.id })}>
                      {w.end}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Ask>
      <p className="acts">
        <Button kind="second" busy={all.busy} onClick={() => void everywhere()}>
          {w.all}
        </Button>
        <span className="quiet small">{w.allNote}</span>
      </p>
    </Section>
  );
}

const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const named: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera' };
const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'] as const;

/** `Firefox, Windows` of what a browser says of itself; where none is known in it, its own words. */
const browserIn = (agent: string): string => {
  const browser = browsers.find((name) => agent.includes(`${name}/`));
  const system = systems.find((name) => agent.includes(name));
  if (browser === undefined) return agent.slice(0, 60);
  return [named[browser] ?? browser, ...(system === undefined ? [] : [system === 'Mac OS X' ? 'macOS' : system])].join(', ');
};
