import type { SeparationPage as SeparationView } from '#contract';
import { addressOf } from '#contract';
import { Marks } from '#web/law';
import { Crumb, Link, Section, Table, useSay, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** Which steps of a case must be left to somebody else by the person who took another: read from the law in force. */
export function SeparationPage() {
  const words = useWords();
  useTitle(words.separation.title);
  const asked = useAsk('separation', {}, { staleMs: 600_000 });
  return (
    <AskPage of={asked} title={words.separation.title}>
      {(value) => <Sheet page={value} />}
    </AskPage>
  );
}

function Sheet({ page }: { readonly page: SeparationView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const w = words.separation;
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.law.crumb, href: '/law' }, { label: w.title }]} />
        <h1>{w.title}</h1>
        <p className="lede">{say(page.sentence)}</p>
        <p className="quiet">{w.how}</p>
      </header>
      {page.procedures.map((one) => (
        <Procedure key={one.procedure.name} of={one} />
      ))}
      {page.without.length > 0 && (
        <Section id="without" title={w.without}>
          <p>{w.withoutSub}</p>
          <ul className="because small">
            {page.without.map(({ name, title }) => (
              <li key={name}>
                <Link href={`/law/procedures/${name}/orders`}>{t(title)}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="reads" title={w.reads}>
        <p>{w.readsSub}</p>
      </Section>
      {page.reads.map((one) => (
        <Readers key={one.procedure.name} of={one} />
      ))}
      <p className="small no-print">
        <a href={addressOf('separation', {})}>{words.law.asData}</a>
      </p>
    </div>
  );
}

function Procedure({ of: { procedure, lines, proof } }: { readonly of: SeparationView['procedures'][number] }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const w = words.separation;
  return (
    <Section
      id={procedure.name}
      title={t(procedure.title)}
      aside={<Link href={`/law/procedures/${procedure.name}/orders`}>{w.matrix}</Link>}
    >
      <Table
        labelledBy={procedure.name}
        rows={lines}
        rowKey={(row) => `${row.kind} ${row.step.name}`}
        columns={[
          { key: 'step', head: w.columns.step, names: true, cell: (row) => <b>{say(row.step.title)}</b> },
          { key: 'by', head: w.columns.by, label: w.columns.by, cell: (row) => row.by.map(t).join(words.comma) },
          { key: 'not', head: w.columns.notBy, label: w.columns.notByShort, cell: (row) => t(row.words) },
          { key: 'rule', head: w.columns.rule, className: 'artc', cell: (row) => <Marks marks={row.marks} /> },
        ]}
      />
      {proof !== undefined && <p className="small quiet gap-top">{w.proof(proof.proved, proof.of)}</p>}
    </Section>
  );
}

function Readers({ of: { procedure, lines, sealed, proof } }: { readonly of: SeparationView['reads'][number] }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const w = words.separation;
  const id = `reads-${procedure.name}`;
  return (
    <Section id={id} title={t(procedure.title)}>
      <Table
        labelledBy={id}
        rows={lines}
        rowKey={(row) => row.role.name}
        columns={[
          {
            key: 'role',
            head: w.readers.role,
            names: true,
            cell: (row) => (
              <>
                <b>{say(row.role.title)}</b>
                {row.office !== undefined && <div className="small quiet">{say(row.office)}</div>}
              </>
            ),
          },
          {
            key: 'where',
            head: w.readers.where,
            label: w.readers.where,
            cell: (row) => (
              <>
                {say(row.words)}
                {row.why !== undefined && <div className="small quiet">{say(row.why)}</div>}
              </>
            ),
          },
          {
            key: 'personal',
            head: w.readers.personal,
            label: w.readers.personalShort,
            cell: (row) =>
              row.personal.length === 0 ? (
                <span className="quiet">{w.readers.none}</span>
              ) : (
                row.personal.map(({ fact, words: where }) => (
                  <div key={fact.name}>
                    {say(fact.title)}
                    <span className="small quiet"> {say(where)}</span>
                  </div>
                ))
              ),
          },
          { key: 'rule', head: w.columns.rule, className: 'artc', cell: (row) => <Marks marks={row.marks} /> },
        ]}
      />
      {sealed.map(({ what, words: until, marks }) => (
        <p key={what.name} className="small gap-top">
          <b>{say(what.title)}</b> {say(until)} <Marks marks={marks} />
        </p>
      ))}
      {proof !== undefined && <p className="small quiet gap-top">{w.readsProof(proof.proved, proof.of)}</p>}
    </Section>
  );
}
