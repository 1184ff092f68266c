import type { CompetencesPage as CompetencesView } from '#contract';
import { addressOf } from '#contract';
import { Marks } from '#web/law';
import { Crumb, Link, Section, Table, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Which body may do what, by which article. */
export function CompetencesPage() {
  const { title } = useWords().competences;
  useTitle(title);
  const asked = useAsk('competences', {}, { staleMs: 600_000 });
  return (
    <AskPage of={asked} title={title}>
      {(value) => <Sheet page={value} />}
    </AskPage>
  );
}

function Sheet({ page }: { readonly page: CompetencesView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const w = words.competences;
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.law.crumb, href: '/law' }, { label: w.title }]} />
        <h1>{w.title}</h1>
        <p className="lede">{say(page.sentence)}</p>
      </header>
      {page.bodies.map(({ body, through, lines }) => (
        <Section key={body.name} id={body.name} title={t(body.title)}>
          {through !== undefined && <p>{`${w.through}${t(through)}`}</p>}
          <Table
            labelledBy={body.name}
            rows={lines}
            rowKey={(row) => row.name}
            columns={[
              {
                key: 'orders',
                head: w.columns.orders,
                names: true,
                cell: (row) => (
                  <ul className="because small">
                    {row.orders.map(({ procedure, orders }) => (
                      <li key={procedure.name}>
                        <Link href={`/law/procedures/${procedure.name}/orders`}>{t(procedure.title)}</Link>
                        {`${w.colon}${orders.map(t).join(words.comma)}`}
                      </li>
                    ))}
                  </ul>
                ),
              },
              {
                key: 'bounds',
                head: w.columns.bounds,
                label: w.columns.bounds,
                cell: (row) => (row.bounds === undefined ? '–' : t(row.bounds)),
              },
              {
                key: 'rule',
                head: w.columns.rule,
                label: w.columns.rule,
                cell: (row) => (
                  <>
                    <Marks marks={row.marks} />
                    {row.note !== undefined && <p className="small quiet">{say(row.note)}</p>}
                  </>
                ),
              },
            ]}
          />
        </Section>
      ))}
      <p className="small no-print">
        <a href={addressOf('competences', {})}>{words.law.asData}</a>
      </p>
    </div>
  );
}
